"""A warmfield that may be killed at any moment: it reads a source file and acts on a platform in a file.

The platform does what it is asked once for each key, as Matrix does with its transaction ids, and
counts how often it was asked. Every step is told to the parent, who kills when it likes.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from warmfield.community.actions import Action
from warmfield.community.capabilities import EVERYTHING, Capabilities
from warmfield.community.events import ActionEnded, Event
from warmfield.engine.engine import EVER, Engine
from warmfield.engine.ports import Cursor, Outcome, Right, Take, Turn
from warmfield.plan.load import load
from warmfield.plan.reference import text
from warmfield.plan.rulebook import Rulebook
from warmfield.store import open_store

events_in = msgspec.json.Decoder(list[Event])


def _rulebook() -> Rulebook:
    plan = load(text("en"), "en.yaml").plan
    assert plan is not None
    on_log = {name: group.model_copy(update={"platform": "log"}) for name, group in plan.groups.items()}
    return Rulebook(plan.model_copy(update={"groups": on_log}))


RULEBOOK = _rulebook()
"""Made when this is imported: once, in the process the others are forked from."""


class Platform:
    """A connector: `source.json` is its past, `platform.db` what it did."""

    def __init__(self, home: Path, tell: Connection) -> None:
        self.capabilities = Capabilities(platform="log", can=EVERYTHING, per_second=100_000.0)
        self.read_all = asyncio.Event()
        self._events = events_in.decode((home / "source.json").read_bytes())
        self._done = sqlite3.connect(home / "platform.db", isolation_level=None)
        self._done.execute("PRAGMA synchronous=OFF").close()  # enough to outlive a kill
        self._done.execute("CREATE TABLE IF NOT EXISTS done (key TEXT PRIMARY KEY, body TEXT)")
        self._done.execute("CREATE TABLE IF NOT EXISTS asked (key TEXT, body TEXT)")
        self._tell = tell

    async def run(self, take: Take, since: str | None) -> None:
        at = int(since or 0)
        while at < len(self._events):
            upto = at + 1 + at % 7
            await take(self._events[at:upto], Cursor("log", str(min(upto, len(self._events)))))
            self._tell.send(("taken", upto))
            at = upto
        self.read_all.set()

    async def perform(self, action: Action) -> Outcome:
        body = msgspec.json.encode(action).decode()
        self._done.execute("INSERT INTO asked VALUES (?, ?)", (action.id, body))
        self._done.execute("INSERT OR IGNORE INTO done VALUES (?, ?)", (action.id, body))
        self._tell.send(("performed", action.id))
        return Outcome(how="done")

    async def rights(self) -> list[Right]:
        return []

    async def close(self) -> None:
        self._done.close()


def live(home: Path, tell: Connection) -> None:
    """Until everything was read and every action has its outcome; says `finished` then."""
    asyncio.run(_live(home, tell))


class Left:
    """How many actions wait for their outcome; `none` is set while there are none."""

    def __init__(self, count: int) -> None:
        self.none = asyncio.Event()
        self._count = count
        self.watch([])

    def watch(self, turns: Sequence[Turn]) -> None:
        ended = sum(isinstance(turn.event, ActionEnded) for turn in turns)
        self._count += sum(len(turn.actions) for turn in turns) - ended
        if self._count == 0:
            self.none.set()
        else:
            self.none.clear()


async def _live(home: Path, tell: Connection) -> None:
    platform = Platform(home, tell)
    store = open_store(home / "warmfield.db")
    left = Left(len(store.pending(EVER, 10_000)))
    engine = Engine(store, RULEBOOK, {"log": platform}, watch=left.watch)
    running = asyncio.create_task(engine.run())
    await platform.read_all.wait()
    await left.none.wait()
    running.cancel()
    await asyncio.wait([running])
    store.close()
    tell.send(("finished", 0))
