"""What happened, was decided, asked and sent, for people who look back; beside the running writer."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, select

from warmfield.community.findings import Decision
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.requests import Request
from warmfield.engine.archive_port import Entry, Sent
from warmfield.store import tables as t
from warmfield.store.codec import action_from, decision_from, event_from, moment, request_from, stamp
from warmfield.store.failures import told
from warmfield.store.opening import open_reader

T = TypeVar("T")


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
        before: int | None = None,
        limit: int = 50,
    ) -> list[Entry]:
        chosen = _of(select(t.journal.c.seq, t.journal.c.body), t.journal, groups)
        if kinds:
            chosen = chosen.where(t.journal.c.kind.in_(kinds))
        if before is not None:
            chosen = chosen.where(t.journal.c.seq < before)
        rows = await self._rows(chosen.order_by(t.journal.c.seq.desc()).limit(limit))
        return [Entry(seq=seq, event=event_from(body)) for seq, body in rows]

    async def decisions(
        self,
        *,
        groups: Sequence[GroupId] = (),
        member: MemberId | None = None,
        before: datetime | None = None,
        limit: int = 50,
    ) -> list[Decision]:
        rows = await self._rows(_about(t.decisions, groups, member, before, limit))
        return [decision_from(body) for (body,) in rows]

    async def requests(
        self,
        *,
        groups: Sequence[GroupId] = (),
        member: MemberId | None = None,
        before: datetime | None = None,
        limit: int = 50,
    ) -> list[Request]:
        rows = await self._rows(_about(t.requests, groups, member, before, limit))
        return [request_from(body) for (body,) in rows]

    async def sent(
        self, *, groups: Sequence[GroupId] = (), before: int | None = None, limit: int = 50
    ) -> list[Sent]:
        box = t.outbox.c
        chosen = _of(select(box.seq, box.body, box.at, box.state, box.reason), t.outbox, groups)
        if before is not None:
            chosen = chosen.where(box.seq < before)
        rows = await self._rows(chosen.order_by(box.seq.desc()).limit(limit))
        return [
            Sent(seq=seq, action=action_from(body), at=moment(at), state=state, reason=reason)
            for seq, body, at, state, reason in rows
        ]

    async def _rows(self, chosen: Select[Any]) -> Sequence[Any]:
        return await self.look(lambda reader: reader.execute(chosen).all())

    def close(self) -> None:
        self._hand.shutdown()
        self._reader.close()


def _of(chosen: Select[Any], table: Table, groups: Sequence[GroupId]) -> Select[Any]:
    return chosen.where(table.c.group.in_(groups)) if groups else chosen


def _about(
    table: Table,
    groups: Sequence[GroupId],
    member: MemberId | None,
    before: datetime | None,
    limit: int,
) -> Select[Any]:
    chosen = _of(select(table.c.body), table, groups)
    if member is not None:
        chosen = chosen.where(table.c.member == member)
    if before is not None:
        chosen = chosen.where(table.c.at < stamp(before))
    return chosen.order_by(table.c.at.desc()).limit(limit)
