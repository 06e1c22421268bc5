"""The console's own file: sessions and sign-in links. One thread does all the reading and writing."""

import asyncio
import hashlib
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from msgspec import Struct
from sqlalchemy import Connection, create_engine, delete, insert, select, update

from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring_tables import SCHEMA, links, sessions

LINK_SECONDS = 24 * 3600.0
IDLE_SECONDS = 12 * 3600.0
"""A session nobody used for so long has ended; a working day with its pauses."""
LONGEST_SECONDS = 30 * 24 * 3600.0
SEEN_AGAIN = 60.0
"""A session's last use is written down at most this often."""
P = ParamSpec("P")
T = TypeVar("T")


class Session(Struct, frozen=True, kw_only=True):
    """`id` is the hash of the cookie's word; it names the session and can't be used to come in."""

    id: str
    person: PersonId
    made: float
    seen: float
    by: str
    browser: str


class Keyring:
    """`clock` gives POSIX seconds."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False})
        self._hand = ThreadPoolExecutor(1, "warmfield-keyring")
        with self._engine.begin() as sql:
            sql.exec_driver_sql("PRAGMA journal_mode=WAL")
            SCHEMA.create_all(sql)
        path.chmod(0o600)

    async def do(
        self, work: Callable[Concatenate[Connection, float, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do `work` in one transaction, on the keyring's own thread."""

        def whole() -> T:
            with self._engine.begin() as sql:
                return work(sql, self._clock(), *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._hand, whole)

    def close(self) -> None:
        self._hand.shutdown()
        self._engine.dispose()


def hashed(word: str) -> bytes:
    """Words are 256 random bits, so that a plain hash is as good as a slow one."""
    return hashlib.sha256(word.encode()).digest()


def make_link(sql: Connection, now: float, person: PersonId) -> str:
    """Give the word of a new one-time link."""
    word = secrets.token_urlsafe(32)
    sql.execute(delete(links).where(links.c.until < now))
    sql.execute(insert(links).values(hash=hashed(word), person=person, until=now + LINK_SECONDS))
    return word


def spend_link(sql: Connection, now: float, word: str) -> PersonId | None:
    """Whose link it is; it opens once. None where it is spent, expired or was never made."""
    row = sql.execute(select(links.c.person, links.c.until).where(links.c.hash == hashed(word))).first()
    sql.execute(delete(links).where(links.c.hash == hashed(word)))
    return PersonId(row.person) if row is not None and row.until > now else None


def begin_session(sql: Connection, now: float, person: PersonId, by: str, browser: str) -> str:
    """Give the word for the cookie."""
    word = secrets.token_urlsafe(32)
    row = {
        "hash": hashed(word),
        "person": person,
        "made": now,
        "seen": now,
        "by": by,
        "browser": browser[:120],
    }
    sql.execute(insert(sessions).values(**row))
    return word


def session_of(sql: Connection, now: float, word: str) -> Session | None:
    """The session a cookie belongs to, unless it has ended."""
    row = sql.execute(select(sessions).where(sessions.c.hash == hashed(word))).first()
    if row is None:
        return None
    if row.seen < now - IDLE_SECONDS or row.made < now - LONGEST_SECONDS:
        sql.execute(delete(sessions).where(sessions.c.hash == row.hash))
        return None
    if row.seen < now - SEEN_AGAIN:
        sql.execute(update(sessions).where(sessions.c.hash == row.hash).values(seen=now))
    return _session(row)


def sessions_of(sql: Connection, _now: float, person: PersonId) -> list[Session]:
    """All sessions of a person, the last used first."""
    rows = sql.execute(select(sessions).where(sessions.c.person == person).order_by(sessions.c.seen.desc()))
    return [_session(row) for row in rows]


def end_session(sql: Connection, _now: float, session: str) -> None:
    sql.execute(delete(sessions).where(sessions.c.hash == bytes.fromhex(session)))


def _session(row: object) -> Session:
    return Session(
        id=row.hash.hex(),  # type: ignore[attr-defined] # a row's columns aren't typed
        person=PersonId(row.person),  # type: ignore[attr-defined]
        made=row.made,  # type: ignore[attr-defined]
        seen=row.seen,  # type: ignore[attr-defined]
        by=row.by,  # type: ignore[attr-defined]
        browser=row.browser,  # type: ignore[attr-defined]
    )
