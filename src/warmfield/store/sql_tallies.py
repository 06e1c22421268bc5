"""Counts for reports, by the archive's thread over its indexes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select

from warmfield.community.findings import Decision
from warmfield.community.ids import RequestId
from warmfield.community.months import MonthRecord
from warmfield.community.tallies import Cited, PutToStaff
from warmfield.engine.report_port import Stretch, Which
from warmfield.store import tables as t
from warmfield.store.archive import SqlArchive
from warmfield.store.codec import SORTS, decision_from, moment, record_from, stamp

MOST_ASKED = 20_000
"""Requests of one report: a hundred groups ask that often in half a year."""


class SqlTallies:
    """Implements `report_port.Tallies`."""

    def __init__(self, archive: SqlArchive) -> None:
        self._archive = archive

    async def cited(self, stretch: Stretch) -> list[Cited]:
        one = t.cited.c
        alike = (one.clause, one.band, one.followed, one.why, one.undone, one.appeal)
        staff = _staff(stretch)
        chosen = (
            select(*alike, staff.label("staff"), func.count().label("count"))
            .where(_within(t.cited, stretch))
            .group_by(*alike, staff)
        )
        return [
            Cited(
                clause=clause,
                band=band,
                followed=followed,
                why=why,
                undone=bool(undone),
                appeal=appeal,
                staff=bool(of_staff),
                count=count,
            )
            for clause, band, followed, why, undone, appeal, of_staff, count in await self._rows(chosen)
        ]

    async def put_to_staff(self, stretch: Stretch) -> list[PutToStaff]:
        one = t.requests.c
        asked = and_(one.at >= stamp(stretch.since), one.at < stamp(stretch.until))
        here = or_(one.group.is_(None), one.group.in_(stretch.groups))
        chosen = select(one.id, one.sort, one.at, one.state, one.group, one.answered_at, one.answered_by)
        rows = await self._rows(chosen.where(asked, here).order_by(one.at).limit(MOST_ASKED))
        return [
            PutToStaff(
                id=RequestId(name),
                sort=sort,
                at=moment(at),
                state=state,
                group=group,
                answered_at=None if answered is None else moment(answered),
                answered_by=by,
            )
            for name, sort, at, state, group, answered, by in rows
        ]

    async def months(self, keys: Sequence[str]) -> list[MonthRecord]:
        one = t.records.c
        chosen = select(one.body).where(one.sort == SORTS[MonthRecord], one.key.in_(keys))
        return [record_from(MonthRecord, body) for (body,) in await self._rows(chosen.order_by(one.key))]

    async def decisions(
        self, stretch: Stretch, which: Which, *, skip: int = 0, limit: int = 50
    ) -> list[Decision]:
        one = t.cited.c
        names = select(one.decision, func.max(one.at).label("at")).where(
            _within(t.cited, stretch), *_which(stretch, which)
        )
        page = names.group_by(one.decision).order_by(func.max(one.at).desc(), one.decision)
        chosen = page.offset(skip).limit(limit).subquery()
        bodies = select(t.decisions.c.body).join(chosen, chosen.c.decision == t.decisions.c.id)
        rows = await self._rows(bodies.order_by(t.decisions.c.at.desc(), t.decisions.c.id))
        return [decision_from(body) for (body,) in rows]

    async def _rows(self, chosen: Select[Any]) -> Sequence[Any]:
        return await self._archive.look(lambda reader: reader.execute(chosen).all())


def _within(table: Table, stretch: Stretch) -> ColumnElement[bool]:
    at, group = table.c.at, table.c.group
    return and_(at >= stamp(stretch.since), at < stamp(stretch.until), group.in_(stretch.groups))


def _staff(stretch: Stretch) -> ColumnElement[bool]:
    return t.cited.c.member.in_(stretch.staff)


def _which(stretch: Stretch, which: Which) -> list[ColumnElement[bool]]:
    one, asked = t.cited.c, list[ColumnElement[bool]]()
    if which.clause is not None:
        asked.append(one.clause == which.clause)
    if which.staff is not None:
        asked.append(_staff(stretch) if which.staff else ~_staff(stretch))
    if which.followed:
        asked.append(one.followed == ("" if which.followed == "nothing" else which.followed))
    if which.undone:
        asked.append(one.undone == 1)
    if which.appeal:
        asked.append(one.appeal == which.appeal)
    return asked
