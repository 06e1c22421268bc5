"""The texts of all versions of the plan, and its drafts, in a file of the home."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import msgspec
from msgspec.structs import replace
from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    delete,
    func,
    insert,
    select,
    update,
)

from warmfield.community.ids import PersonId
from warmfield.console.planning.plan_draft import OvertakenError, PlanDraft, Saved
from warmfield.plan.load import version_of

SCHEMA = MetaData()
texts = Table(
    "texts", SCHEMA, Column("version", String, primary_key=True), Column("text", Text, nullable=False)
)
"""Plans by the name of their text."""
drafts = Table(
    "drafts",
    SCHEMA,
    Column("number", Integer, primary_key=True),
    Column("state", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
LIVE = ("open", "waiting")
ENDED_KEPT = timedelta(days=30)
P = ParamSpec("P")
T = TypeVar("T")
_draft_from = msgspec.json.Decoder(PlanDraft).decode


class PlanBook:
    """`clock` gives the time in UTC."""

    def __init__(self, path: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False})
        self._hand = ThreadPoolExecutor(1, "warmfield-plans")
        with self._engine.begin() as sql:
            sql.exec_driver_sql("PRAGMA journal_mode=WAL")
            SCHEMA.create_all(sql)
        path.chmod(0o600)

    def at_once(
        self, work: Callable[Concatenate[Connection, datetime, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do `work` in one transaction, here and now."""
        with self._engine.begin() as sql:
            return work(sql, self._clock(), *args, **kwargs)

    async def do(
        self, work: Callable[Concatenate[Connection, datetime, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do `work` in one transaction, on the book's own thread."""
        whole = lambda: self.at_once(work, *args, **kwargs)  # noqa: E731 - only carries the arguments over
        return await asyncio.get_running_loop().run_in_executor(self._hand, whole)

    def close(self) -> None:
        self._hand.shutdown()
        self._engine.dispose()


def keep_text(sql: Connection, _now: datetime, text: str) -> str:
    """Give its version; a text that is known is kept once."""
    version = version_of(text)
    if sql.execute(select(texts.c.version).where(texts.c.version == version)).first() is None:
        sql.execute(insert(texts).values(version=version, text=text))
    return version


def text_of(sql: Connection, _now: datetime, version: str) -> str | None:
    found: str | None = sql.execute(select(texts.c.text).where(texts.c.version == version)).scalar()
    return found


def live_drafts(sql: Connection, _now: datetime) -> list[PlanDraft]:
    """Those that are worked on or wait, the newest first."""
    chosen = select(drafts.c.body).where(drafts.c.state.in_(LIVE)).order_by(drafts.c.number.desc())
    return [_draft_from(body) for body in sql.execute(chosen).scalars()]


def draft_of(sql: Connection, _now: datetime, number: int) -> PlanDraft | None:
    body = sql.execute(select(drafts.c.body).where(drafts.c.number == number)).scalar()
    return None if body is None else _draft_from(body)


def begin_draft(  # noqa: PLR0917 - called by `do`, which hands its arguments on
    sql: Connection, now: datetime, text: str, by: PersonId, based_on: str, title: str
) -> PlanDraft:
    _forget(sql, now)
    number = (sql.execute(select(func.max(drafts.c.number))).scalar() or 0) + 1
    saved = Saved(version=keep_text(sql, now, text), based_on=based_on, by=by, at=now)
    made = PlanDraft(number=number, title=title, saved=(saved,))
    sql.execute(insert(drafts).values(number=number, state=made.state, body=msgspec.json.encode(made)))
    return made


def save_draft(  # noqa: PLR0917 - called by `do`, which hands its arguments on
    sql: Connection, now: datetime, number: int, text: str, by: PersonId, seen: str, based_on: str = ""
) -> PlanDraft:
    """`seen` is the version that was changed; `based_on` names another plan that it now starts from.

    Raises OvertakenError where the draft has another version by now, or is no longer open.
    """
    draft = draft_of(sql, now, number)
    if draft is None or draft.version != seen or draft.state != "open":
        raise OvertakenError("" if draft is None or draft.state != "open" else draft.version)
    saved = Saved(version=keep_text(sql, now, text), based_on=based_on or draft.based_on, by=by, at=now)
    if (saved.version, saved.based_on) == (seen, draft.based_on):
        return draft
    return put_draft(sql, now, replace(draft, saved=(*draft.saved, saved), refused_by=None))


def open_again(
    sql: Connection, now: datetime, draft: PlanDraft, refused_by: PersonId | None = None
) -> PlanDraft | None:
    """What waited can be changed again; None where it was published or changed in the meantime."""
    known = draft_of(sql, now, draft.number)
    if known is None or known.state != "waiting" or known.version != draft.version:
        return None
    return put_draft(sql, now, replace(known, state="open", refused_by=refused_by))


def put_draft(sql: Connection, _now: datetime, draft: PlanDraft) -> PlanDraft:
    changed = update(drafts).where(drafts.c.number == draft.number)
    sql.execute(changed.values(state=draft.state, body=msgspec.json.encode(draft)))
    return draft


def _forget(sql: Connection, now: datetime) -> None:
    """Drafts that ended long ago go; so do their texts, but for the one that was published."""
    rows = sql.execute(select(drafts.c.body)).scalars()
    every = [_draft_from(body) for body in rows]
    old = [one for one in every if one.state not in LIVE and one.saved[-1].at < now - ENDED_KEPT]
    needed = {saved.version for one in every if one not in old for saved in one.saved}
    needed |= {one.version for one in old if one.state == "published"} | {
        saved.based_on for one in every for saved in one.saved
    }
    gone = {saved.version for one in old for saved in one.saved} - needed
    sql.execute(delete(texts).where(texts.c.version.in_(gone)))
    sql.execute(delete(drafts).where(drafts.c.number.in_([one.number for one in old])))
