"""What happened, was decided, asked and sent, for people who look back; beside the running writer."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, func, or_, select

from warmfield.community.draft import membership_key
from warmfield.community.events import Event, MessageSent
from warmfield.community.findings import Decision
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.records import MembershipRecord
from warmfield.community.requests import Request
from warmfield.engine.archive_port import Entry, Sent
from warmfield.store import tables as t
from warmfield.store.codec import (
    SORTS,
    action_from,
    decision_from,
    event_from,
    moment,
    record_from,
    request_from,
    stamp,
)
from warmfield.store.failures import told
from warmfield.store.opening import open_reader

T = TypeVar("T")
AFTER_KEYS = "\x0b"
"""Sorts right after the line's end that stands in a membership's key."""


class SqlArchive:
    """Implements `archive_port.Archive`. One thread reads, over a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._reader = open_reader(path)
        self._reader.rollback()
        self._hand = ThreadPoolExecutor(1, "warmfield-archive")

    async def look(self, work: Callable[[Connection], T]) -> T:
        """Do `work` on the archive's thread."""

        def whole() -> T:
            with told(), self._reader.begin():
                return work(self._reader)

        return await asyncio.get_running_loop().run_in_executor(self._hand, whole)

    async def journal(
        self,
        *,
        kinds: Sequence[str] = (),
        groups: Sequence[GroupId] = (),
        by: Sequence[str] = (),
        since: datetime | None = None,
        until: datetime | None = None,
        who: MemberId | None = None,
        before: int | None = None,
        limit: int = 50,
    ) -> list[Entry]:
        journal = t.journal.c
        chosen = _of(select(journal.seq, journal.body), t.journal, groups)
        if kinds:
            chosen = chosen.where(journal.kind.in_(kinds))
        if by:
            chosen = chosen.where(func.json_extract(journal.body, "$.by").in_(by))
        if since is not None:
            chosen = chosen.where(journal.at >= stamp(since))
        if until is not None:
            chosen = chosen.where(journal.at < stamp(until))
        if before is not None:
            chosen = chosen.where(journal.seq < before)
        if who is not None:
            chosen = chosen.where(journal.who == who)
        rows = await self._rows(chosen.order_by(t.journal.c.seq.desc()).limit(limit))
        return [Entry(seq=seq, event=event_from(body)) for seq, body in rows]

    async def around(self, event: EventId, lines: int = 3) -> tuple[list[MessageSent], list[MessageSent]]:
        def read(reader: Connection) -> tuple[list[MessageSent], list[MessageSent]]:
            log = t.journal.c
            here = reader.execute(
                select(log.seq, log.group).where(log.id == event, log.kind == "message")
            ).first()
            if here is None:
                return [], []
            said = select(log.body).where(log.group == here.group, log.kind == "message").limit(lines)
            before = reader.execute(said.where(log.seq < here.seq).order_by(log.seq.desc())).scalars()
            after = reader.execute(said.where(log.seq > here.seq).order_by(log.seq)).scalars()
            return _messages(before)[::-1], _messages(after)

        return await self.look(read)

    async def decisions(
        self,
        *,
        groups: Sequence[GroupId] = (),
        member: MemberId | None = None,
        before: datetime | None = None,
        before_id: str = "",
        limit: int = 50,
    ) -> list[Decision]:
        chosen = _about(t.decisions, groups, member)
        rows = await self._rows(_newest(chosen, t.decisions, before, before_id, limit))
        return [decision_from(body) for (body,) in rows]

    async def requests(
        self,
        *,
        groups: Sequence[GroupId | None] = (),
        member: MemberId | None = None,
        states: Sequence[str] = (),
        before: datetime | None = None,
        before_id: str = "",
        limit: int = 50,
    ) -> list[Request]:
        chosen = _about(t.requests, groups, member)
        if states:
            chosen = chosen.where(t.requests.c.state.in_(states))
        rows = await self._rows(_newest(chosen, t.requests, before, before_id, limit))
        return [request_from(body) for (body,) in rows]

    async def sent(
        self, *, groups: Sequence[GroupId] = (), before: int | datetime | None = None, limit: int = 50
    ) -> list[Sent]:
        box = t.outbox.c
        chosen = _of(select(box.seq, box.body, box.at, box.state, box.reason), t.outbox, groups)
        chosen = _before(chosen, t.outbox, before)
        rows = await self._rows(chosen.order_by(box.seq.desc()).limit(limit))
        return [
            Sent(seq=seq, action=action_from(body), at=moment(at), state=state, reason=reason)
            for seq, body, at, state, reason in rows
        ]

    async def memberships(
        self, group: GroupId, *, after: MemberId | None = None, limit: int = 50
    ) -> list[MembershipRecord]:
        """A key is the group and the member with a line's end between: the group's stand together."""
        key = t.records.c.key
        chosen = select(t.records.c.body).where(
            t.records.c.sort == SORTS[MembershipRecord], key > membership_key(group, after or MemberId(""))
        )
        here = chosen.where(key < f"{group}{AFTER_KEYS}").order_by(key).limit(limit)
        return [record_from(MembershipRecord, body) for (body,) in await self._rows(here)]

    async def event(self, name: EventId) -> Event | None:
        rows = await self._rows(select(t.journal.c.body).where(t.journal.c.id == name))
        return event_from(rows[0][0]) if rows else None

    async def since(self, seq: int, limit: int = 50) -> list[Entry]:
        chosen = select(t.journal.c.seq, t.journal.c.body).where(t.journal.c.seq > seq)
        rows = await self._rows(chosen.order_by(t.journal.c.seq).limit(limit))
        return [Entry(seq=at, event=event_from(body)) for at, body in rows]

    async def last(self) -> int:
        ((found,),) = await self._rows(select(func.coalesce(func.max(t.journal.c.seq), 0)))
        return int(found)

    async def _rows(self, chosen: Select[Any]) -> Sequence[Any]:
        return await self.look(lambda reader: reader.execute(chosen).all())

    def close(self) -> None:
        self._hand.shutdown()
        self._reader.close()


def _messages(bodies: Iterable[str]) -> list[MessageSent]:
    return [event for event in map(event_from, bodies) if isinstance(event, MessageSent)]


def _of(chosen: Select[Any], table: Table, groups: Sequence[GroupId | None]) -> Select[Any]:
    here = table.c.group.in_([one for one in groups if one is not None])
    if None in groups:
        return chosen.where(or_(here, table.c.group.is_(None)))
    return chosen.where(here) if groups else chosen


def _before(chosen: Select[Any], table: Table, before: int | datetime | None) -> Select[Any]:
    if before is None:
        return chosen
    if isinstance(before, datetime):
        return chosen.where(table.c.at < stamp(before))
    return chosen.where(table.c.seq < before)


def _about(table: Table, groups: Sequence[GroupId | None], member: MemberId | None) -> Select[Any]:
    chosen = _of(select(table.c.body), table, groups)
    return chosen if member is None else chosen.where(table.c.member == member)


def _newest(
    chosen: Select[Any], table: Table, before: datetime | None, before_id: str, limit: int
) -> Select[Any]:
    """Going on after `before`; of those of one moment after the one that is named."""
    if before is not None:
        at = stamp(before)
        chosen = chosen.where(table.c.at <= at, or_(table.c.at < at, table.c.id < before_id))
    return chosen.order_by(table.c.at.desc(), table.c.id.desc()).limit(limit)
