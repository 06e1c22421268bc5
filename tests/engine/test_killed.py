"""Killed with -9 at any moment, again and again: compared with the source, nothing is lost or done twice."""

import json
import multiprocessing
import os
import random
import signal
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from tests.engine.mortal import live

from warmfield.community.events import Joined, MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.plan.load import load
from warmfield.plan.reference import text

KILLS = 24
START = datetime(2099, 3, 1, 12, tzinfo=UTC)
"""So far ahead that no timer falls due and nothing is blanked while the test runs."""
WORDS = [
    "Good morning everyone",
    "https://ex.test/article",
    "Does anyone know a good dentist near the park?",
    "Best loans in town! Add wechat loan8888 now, fast cash, no questions, limited offer, call 13800138000",
    "A quiet reading corner for rainy days, free for all our children https://ex.test/corner",
    "You are an idiot, shut up already",
]


def source(seed: int) -> list[MessageSent | Joined]:
    plan = load(text("en"), "en.yaml").plan
    assert plan is not None
    groups, dice = [GroupId(name) for name in plan.groups], random.Random(seed)
    made: list[MessageSent | Joined] = []
    for number in range(500):
        who, at = MemberId(f"log:u{dice.randrange(80)}"), START + timedelta(seconds=20 * number)
        group = dice.choice(groups)
        if dice.random() < 0.2:
            made.append(Joined(id=EventId(f"e{number}"), at=at, group=group, who=who, nickname="bob"))
        else:
            said = f"{dice.choice(WORDS)} {number if dice.random() < 0.7 else ''}"
            made.append(MessageSent(id=EventId(f"e{number}"), at=at, group=group, who=who, text=said))
    return made


def start(home: Path) -> tuple[multiprocessing.process.BaseProcess, multiprocessing.connection.Connection]:
    """A process of its own, forked from one that has everything imported, so that it starts quickly."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.engine.mortal"])
    hear, tell = context.Pipe(duplex=False)
    process = context.Process(target=live, args=(home, tell))
    process.start()
    tell.close()
    return process, hear


def finish(home: Path) -> None:
    process, hear = start(home)
    while hear.recv()[0] != "finished":
        pass
    process.join()
    assert process.exitcode == 0


def kill_after(home: Path, steps: int) -> None:
    process, hear = start(home)
    for _ in range(steps):
        assert hear.recv()[0] != "finished"
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode == -signal.SIGKILL


def rows(database: Path, question: str) -> list[tuple[str, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def decisions(home: Path) -> dict[str, dict[str, object]]:
    return {
        name: json.loads(body) for name, body in rows(home / "warmfield.db", "SELECT id, body FROM decisions")
    }


@pytest.fixture
def homes(tmp_path: Path) -> tuple[Path, Path]:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    for home in (whole, killed):
        home.mkdir()
        (home / "source.json").write_bytes(msgspec.json.encode(source(seed=7)))
    return whole, killed


@pytest.mark.killing
def test_a_process_killed_two_dozen_times_loses_nothing_and_does_nothing_twice(homes: tuple[Path, Path]):
    whole, killed = homes
    finish(whole)
    dice = random.Random(7)
    for _ in range(KILLS):
        kill_after(killed, dice.randrange(1, 14))
    finish(killed)

    journal = rows(
        killed / "warmfield.db", "SELECT id, body FROM journal WHERE id GLOB 'e[0-9]*' ORDER BY seq"
    )
    sent = [(event.id, msgspec.json.encode(event).decode()) for event in source(seed=7)]
    assert journal == sent
    outcomes = rows(killed / "warmfield.db", "SELECT id FROM journal WHERE kind = 'action_ended' ORDER BY id")
    done = rows(killed / "platform.db", "SELECT key, body FROM done ORDER BY key")
    assert outcomes == sorted((f"o/{key}",) for key, _ in done)
    assert done == rows(whole / "platform.db", "SELECT key, body FROM done ORDER BY key")
    assert len(done) > 40
    asked = rows(killed / "platform.db", "SELECT key, body FROM asked")
    assert set(asked) == set(done)
    assert decisions(killed) == decisions(whole)
    assert rows(killed / "warmfield.db", "SELECT id FROM outbox WHERE state = 'waiting'") == []
    assert rows(killed / "warmfield.db", "SELECT event FROM parked") == []
