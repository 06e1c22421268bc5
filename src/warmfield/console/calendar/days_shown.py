"""The days of the calendar: what takes place, what is said or asked, who is on duty, what is too much."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from msgspec import Struct

from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rota import NOBODY
from warmfield.console.calendar.asked_days import Asked
from warmfield.console.calendar.programme import at_once, kind_of, programme
from warmfield.console.visit import Visit
from warmfield.plan.duty_hours import merged
from warmfield.rhythm.activities.occurrences import Occurrence
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.duty.weeks_ahead import stints
from warmfield.rhythm.local_time import whole_day
from warmfield.rhythm.wish import Item, Scope

BEGINS = frozenset({"session", "useful", "game", "prizes"})
"""Sorts of what falls due that are the beginning of what takes place."""
WITHIN = frozenset({"session_digest", "session_questions", "fixture_over", "prompt"})
"""What belongs to something that takes place: shown only where a single day is."""


class TakesPlace(Struct, frozen=True, kw_only=True):
    """`held` is what keeps it from beginning (a key of `gate.HELD`), or empty."""

    one: Occurrence
    groups: tuple[GroupId, ...]
    kind: str
    held: str = ""


class Due(Struct, frozen=True, kw_only=True):
    """The same in all of these groups."""

    item: Item
    groups: tuple[GroupId, ...]


class OnDuty(Struct, frozen=True, kw_only=True):
    """`person` is NOBODY where there is a gap."""

    person: PersonId
    start: datetime
    end: datetime
    roles: tuple[str, ...]
    team: str


class ADay(Struct, frozen=True, kw_only=True):
    """`full`: by group, how many posts the day has no room for. `clashes`: what is at the same time where."""

    day: date
    places: list[TakesPlace]
    due: list[Due]
    duty: list[OnDuty]
    full: dict[GroupId, int]
    clashes: list[tuple[GroupId, Occurrence, Occurrence]]

    @property
    def gaps(self) -> list[OnDuty]:
        return [one for one in self.duty if one.person == NOBODY]

    @property
    def too_much(self) -> bool:
        return bool(self.full or self.clashes or self.gaps)


async def days_shown(visit: Visit, asked: Asked) -> list[ADay]:
    """Day by day, so that the engine takes its turns between."""
    scopes = [
        Scope(rulebook=visit.rulebook, view=visit.view, group=group, now=visit.now) for group in asked.groups
    ]
    found = []
    for day in asked.days:
        found.append(_a_day(visit, asked, scopes, day))
        await asyncio.sleep(0)
    return found


def _a_day(visit: Visit, asked: Asked, scopes: Sequence[Scope], day: date) -> ADay:
    placed = [(scope, programme(scope, day)) for scope in scopes]
    items = [item for scope in scopes for item in day_plan(scope, day)]
    full: dict[GroupId, int] = {}
    for item in items:
        if item.held == "day_full":
            full[item.group] = full.get(item.group, 0) + 1
    return ADay(
        day=day,
        places=[one for one in _places(placed, items) if asked.kind in ("", one.kind)],
        due=[one for one in _together(items) if _wanted(asked, one.item)],
        duty=list(_duty(visit, asked, day)) if not asked.kind else [],
        full=full if asked.kind in ("", "post") else {},
        clashes=[(scope.group, *pair) for scope, those in placed for pair in at_once(those)],
    )


def _places(placed: Sequence[tuple[Scope, list[Occurrence]]], items: Sequence[Item]) -> list[TakesPlace]:
    held = {(item.wish.where, item.wish.at): item.held for item in items if item.wish.sort in BEGINS}
    found: dict[str, TakesPlace] = {}
    for scope, those in placed:
        for one in those:
            before = found.get(one.key)
            found[one.key] = TakesPlace(
                one=one,
                groups=(*(before.groups if before else ()), scope.group),
                kind=kind_of(one),
                held=held.get((one.series.where, one.starts), ""),
            )
    return sorted(found.values(), key=lambda one: (one.one.starts, one.one.key))


def _together(items: Sequence[Item]) -> list[Due]:
    found: dict[tuple[str, datetime, str], Due] = {}
    for item in items:
        key = item.wish.key, item.at, item.held
        before = found.get(key)
        found[key] = Due(item=item, groups=(*(before.groups if before else ()), item.group))
    return sorted(found.values(), key=lambda one: (one.item.at, one.item.wish.key))


def _wanted(asked: Asked, item: Item) -> bool:
    """What is too late on an earlier day was said, or is past: nobody can tell from the plan."""
    if item.wish.sort in BEGINS or (item.held == "late" and item.at.date() < asked.today):
        return False
    if item.wish.sort in WITHIN and asked.view != "day":
        return False
    return asked.kind in ("", "post" if item.wish.speaks else "ask")


def _duty(visit: Visit, asked: Asked, day: date) -> Iterator[OnDuty]:
    """Where duty reaches into the day; hours of one person that touch are one."""
    span = whole_day(day, visit.clocks)
    first, last = int(span.start.timestamp()), int(span.end.timestamp())
    hours: dict[tuple[tuple[str, ...], str, PersonId], list[tuple[int, int]]] = {}
    for beat, one in stints(visit.view, visit.rulebook, span.start, span.end):
        if not set(asked.groups).isdisjoint(beat.groups):
            theirs = hours.setdefault((beat.roles, beat.team, one.person), [])
            theirs.append((max(one.start, first), min(one.end, last)))
    for (roles, team, who), theirs in hours.items():
        for start, end in merged(theirs):
            begins, ends = (datetime.fromtimestamp(moment, visit.clocks) for moment in (start, end))
            yield OnDuty(person=who, start=begins, end=ends, roles=roles, team=team)
