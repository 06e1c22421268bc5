"""A warmfield that is killed while only the speakers may write: the platform remembers who may.

In its first life it stops right after the group was closed, before or after that is noted.
"""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from tests.engine.mortal import RULEBOOK

from warmfield.community.actions import Action, Focus, Unfocus
from warmfield.community.capabilities import EVERYTHING, Capabilities
from warmfield.community.ids import EventId, GroupId
from warmfield.community.staff_commands import SessionOpened
from warmfield.engine.engine import Engine
from warmfield.engine.ports import Cursor, Outcome, Right, Take
from warmfield.store import open_store

GROUP = GroupId("parents")
PAST = datetime.now(UTC) - timedelta(minutes=20)
TEN = timedelta(minutes=10)


class Door:
    """A connector: `door.db` says what was last done to the group. `stop` names the action it stops at."""

    def __init__(self, home: Path, tell: Connection, stop: str) -> None:
        self.capabilities = Capabilities(platform="log", can=EVERYTHING, per_second=100_000.0)
        self._door = sqlite3.connect(home / "door.db", isolation_level=None)
        self._door.execute("CREATE TABLE IF NOT EXISTS done (key TEXT PRIMARY KEY, do TEXT)").close()
        self._tell, self._stop = tell, stop

    async def run(self, take: Take, since: str | None) -> None:
        """A session that began and, by the clock on the wall, is over already."""
        if since is None:
            opened = SessionOpened(
                at=PAST,
                id=EventId("s1"),
                group=GROUP,
                topic="Books",
                ends=PAST + timedelta(minutes=10),
                focus=True,
            )
            await take([opened], Cursor("log", "1"))
        await asyncio.Event().wait()

    async def perform(self, action: Action) -> Outcome:
        name = type(action).__name__
        if name == self._stop:
            await self._stopped(name)
        if isinstance(action, Focus | Unfocus):
            self._door.execute("INSERT OR IGNORE INTO done VALUES (?, ?)", (action.id, name)).close()
        self._tell.send(name)
        return Outcome(how="done")

    async def _stopped(self, name: str) -> None:
        self._tell.send(f"stopped at {name}")
        await asyncio.Event().wait()

    async def rights(self) -> list[Right]:
        return []

    async def close(self) -> None:
        self._door.close()


def live(home: Path, tell: Connection, stop: str) -> None:
    asyncio.run(_live(home, tell, stop))


async def _live(home: Path, tell: Connection, stop: str) -> None:
    store = open_store(home / "warmfield.db")
    await Engine(store, RULEBOOK, {"log": Door(home, tell, stop)}).run()
