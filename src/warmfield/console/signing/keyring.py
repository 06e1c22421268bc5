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
from sqlalchemy import Connection, create_engine, delete, func, insert, or_, select, update
from sqlalchemy.schema import CreateColumn

from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring_tables import SCHEMA, links, sessions
from warmfield.console.signing.sign_in_notes import note
from warmfield.webhooks.hook_tables import HOOKS

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
            _add_columns(sql)
            HOOKS.create_all(sql)
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


def _add_columns(sql: Connection) -> None:
    """A file of an earlier version gets the columns it lacks."""
    for table in SCHEMA.sorted_tables:
        there = {row.name for row in sql.exec_driver_sql(f"PRAGMA table_info({table.name})")}
        for column in table.columns:
            if column.name not in there:
                made = CreateColumn(column).compile(sql.engine)
                sql.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {made}")


def make_link(sql: Connection, now: float, person: PersonId, by: str = "") -> str:
    """Give the word of a new one-time link."""
    word = secrets.token_urlsafe(32)
    sql.execute(delete(links).where(links.c.until < now))
    sql.execute(insert(links).values(hash=hashed(word), person=person, until=now + LINK_SECONDS, by=by))
    note(sql, now, "link_made", person, by)
    return word


def link_holds(sql: Connection, now: float, word: str) -> bool:
    """Whether a link would still open; looking doesn't spend it."""
    chosen = select(links.c.person).where(links.c.hash == hashed(word), links.c.until > now)
    return sql.execute(chosen).first() is not None


def withdraw_links(sql: Connection, now: float, person: PersonId, by: str) -> int:
    """How many there were."""
    ended = sql.execute(delete(links).where(links.c.person == person)).rowcount
    if ended:
        note(sql, now, "link_withdrawn", person, by)
    return ended


def spend_link(sql: Connection, now: float, word: str) -> PersonId | None:
    """Whose link it is; it opens once. None where it is spent, expired or was never made."""
    row = sql.execute(select(links.c.person, links.c.until).where(links.c.hash == hashed(word))).first()
    sql.execute(delete(links).where(links.c.hash == hashed(word)))
    return PersonId(row.person) if row is not None and row.until > now else None


def begin_session(
    sql: Connection, now: float, person: PersonId, by: str, browser: str, *, old: str = ""
) -> str:
    """Give the word for the cookie; `old` is the word it takes the place of."""
    word = secrets.token_urlsafe(32)
    ended = or_(
        sessions.c.seen < now - IDLE_SECONDS,
        sessions.c.made < now - LONGEST_SECONDS,
        sessions.c.hash == hashed(old),
    )
    sql.execute(delete(sessions).where(ended))
    note(sql, now, "signed_in", person, by, browser=browser)
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


def sessions_of(sql: Connection, now: float, person: PersonId) -> list[Session]:
    """The sessions of a person that hold, the last used first."""
    chosen = select(sessions).where(
        sessions.c.person == person,
        sessions.c.seen >= now - IDLE_SECONDS,
        sessions.c.made >= now - LONGEST_SECONDS,
    )
    return [_session(row) for row in sql.execute(chosen.order_by(sessions.c.seen.desc()))]


def end_session(sql: Connection, now: float, session: Session) -> None:
    """Its own person signs out."""
    sql.execute(delete(sessions).where(sessions.c.hash == bytes.fromhex(session.id)))
    note(sql, now, "signed_out", session.person, browser=session.browser)


def end_sessions(
    sql: Connection, now: float, person: PersonId, by: PersonId, *, only: str = "", but: str = ""
) -> int:
    """End a person's sessions: one (`only`), all others (`but`), or all; how many there were.

    A session of somebody else is none of theirs.
    """
    chosen = delete(sessions).where(sessions.c.person == person)
    if only:
        chosen = chosen.where(func.lower(func.hex(sessions.c.hash)) == only)
    if but:
        chosen = chosen.where(func.lower(func.hex(sessions.c.hash)) != but)
    ended = sql.execute(chosen).rowcount
    if ended:
        note(sql, now, "session_ended", person, by)
    return ended


def _session(row: object) -> Session:
    return Session(
        id=row.hash.hex(),  # type: ignore[attr-defined] # a row's columns aren't typed
        person=PersonId(row.person),  # type: ignore[attr-defined]
        made=row.made,  # type: ignore[attr-defined]
        seen=row.seen,  # type: ignore[attr-defined]
        by=row.by,  # type: ignore[attr-defined]
        browser=row.browser,  # type: ignore[attr-defined]
    )
