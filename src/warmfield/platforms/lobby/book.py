"""The lobby's file: one writer, each change whole or not at all, and the bell rung after."""

import asyncio
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Insert, create_engine, event, func, insert, select
from sqlalchemy.engine.interfaces import DBAPIConnection

from warmfield.community.events import Event
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId
from warmfield.platforms.lobby.bell import Bell, Change
from warmfield.platforms.lobby.tables import SCHEMA, facts, happenings, schema

P = ParamSpec("P")
T = TypeVar("T")
_JSON = msgspec.json.Encoder()


class Page:
    """One transaction being written: the connection, the time, what happened and what changed."""

    def __init__(self, connection: Connection, now: float, birth: str) -> None:
        self.sql = connection
        self.now = now
        self.birth = birth
        self.changes: list[Change] = []

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)

    def change(self, what: str, group: GroupId | None = None, account: str = "", number: int = 0) -> None:
        self.changes.append(Change(what, group or GroupId(""), account, number))

    def insert(self, row: Insert) -> int:
        """Give the number of the row."""
        return int(self.sql.execute(row).inserted_primary_key[0])  # type: ignore[index]

    def happened(self, one: Event) -> None:
        """Write an event for the connector; an event without an id gets its place in the row as one."""
        number = self.insert(insert(happenings).values(event=b""))
        named = one if one.id else msgspec.structs.replace(one, id=EventId(f"{self.birth}-e{number}"))
        row = happenings.update().where(happenings.c.number == number)
        self.sql.execute(row.values(event=_JSON.encode(named)))

    def message_id(self, number: int) -> MessageId:
        return MessageId(f"{self.birth}-{number}")

    def number_of(self, message: MessageId | None) -> int | None:
        """Give the message's number, or None when the id isn't of this file."""
        birth, _, rest = (message or "").rpartition("-")
        number = rest.partition("~")[0]
        return int(number) if birth == self.birth and number.isdecimal() else None


def member_id(account: str) -> MemberId:
    return MemberId(f"lobby:{account}")


def account_of(member: MemberId) -> str:
    return member.partition(":")[2]


class Book:
    """The file itself. All reading and writing happens on one thread of its own."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.bell = Bell()
        self._clock = clock
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lobby")
        self._engine = open_file(path)
        self.birth = born(self._engine)
        self.begin = last(self._engine)

    async def write(self, change: Callable[Concatenate[Page, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run `change` in one transaction; on disk when this returns."""

        def whole() -> tuple[T, list[Change]]:
            with self._engine.begin() as connection:
                page = Page(connection, self._clock(), self.birth)
                return change(page, *args, **kwargs), page.changes

        result, changes = await asyncio.get_running_loop().run_in_executor(self._hand, whole)
        if changes:
            self.bell.ring(changes)
        return result

    async def read(self, look: Callable[Concatenate[Page, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        def whole() -> T:
            with self._engine.connect() as connection:
                return look(Page(connection, self._clock(), self.birth), *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._hand, whole)

    def today(self) -> date:
        return datetime.fromtimestamp(self._clock(), UTC).date()

    def write_anew(self) -> None:
        """Leave nothing in freed pages or in the log: for what must be gone, not only unseen."""
        with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as whole:
            whole.exec_driver_sql("VACUUM")
            whole.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self.bell.close()
        self._hand.shutdown(wait=True)
        self._engine.dispose()


def open_file(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False})
    event.listen(engine, "connect", _tune)
    schema.create_all(engine)
    return engine


def last(engine: Engine) -> int:
    """The number of the newest happening."""
    with engine.connect() as connection:
        return connection.execute(select(func.max(happenings.c.number))).scalar() or 0


def _tune(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    for line in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {line}")
    cursor.close()


def born(engine: Engine) -> str:
    """Give this file's own word, made at its first opening."""
    with engine.begin() as connection:
        rows = connection.execute(select(facts.c.name, facts.c.value))
        known: dict[str, str] = {name: str(value) for name, value in rows}
        if not known:
            known = {"birth": f"l{secrets.token_hex(3)}", "schema": str(SCHEMA)}
            connection.execute(insert(facts), [{"name": name, "value": v} for name, v in known.items()])
    if known["schema"] != str(SCHEMA):
        raise ValueError(f"lobby.db has schema {known['schema']}, this warmfield knows {SCHEMA}")
    return known["birth"]
