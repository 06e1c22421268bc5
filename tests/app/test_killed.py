"""Killed at any moment and started again: nothing lost, nothing done twice."""

import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sqlalchemy import create_engine, text
from tests.app.conftest import Run

ADVERT = "Summer swimming course, 20% off! Add my WeChat swim{n} to sign up, first 20 get free goggles!"


@pytest.mark.killing
def test_an_advert_is_removed_once_whenever_the_process_dies(run: Callable[..., Run], tmp_path: Path) -> None:
    """Six members each write an advert; after each the process is killed within some milliseconds."""
    chance = random.Random(7)
    for n in range(6):
        running = run()
        joined = httpx.post(
            f"{running.address}/lobby/join",
            data={"group": "parents", "nickname": f"Leo{n}'s dad - Longze Court", "code": "school-door"},
        )
        me = joined.headers["location"].partition("me=")[2]
        said = {"me": me, "text": ADVERT.format(n=n)}
        httpx.post(f"{running.address}/lobby/g/parents/say", data=said)
        wait_on_the_line(chance.uniform(0, 0.04))
        running.process.send_signal(signal.SIGKILL)
        running.ended()
    last = run()
    last.until("Ctrl-C")
    wanted = "SELECT count(*) FROM messages WHERE gone = 'removed'"
    told = (
        "SELECT account, count(*) FROM private_words"
        " WHERE by_assistant AND text LIKE '%1.5%' GROUP BY account"
    )
    lobby = create_engine(f"sqlite:///{tmp_path / 'home' / 'lobby.db'}")
    with lobby.connect() as reader:
        for _ in range(5000):
            if reader.execute(text(wanted)).scalar() == 6 and len(reader.execute(text(told)).all()) == 6:
                break
            httpx.get(f"{last.address}/readyz")
            reader.rollback()
        assert reader.execute(text(wanted)).scalar() == 6
        assert [count for _, count in reader.execute(text(told)).all()] == [1] * 6
    lobby.dispose()


def wait_on_the_line(seconds: float) -> None:
    """The moment of death must be random: this is the dice, not a wait for something."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass
