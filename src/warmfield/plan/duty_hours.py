"""Who may take which duty, and when they can: the same for `check`, the rota and the inbox.

Hours are minutes of the week on the community's clocks, 0 being Monday's midnight; what passes Sunday's
midnight goes on past WEEK, and what began on the Sunday before is below 0.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import time
from itertools import pairwise
from operator import itemgetter

from warmfield.community.ids import GroupId, PersonId
from warmfield.plan.basics import DAYS, Day, Window
from warmfield.plan.model import Group, Plan
from warmfield.plan.sections.staffing import Coverage

DAY = 1440
WEEK = 7 * DAY
Hours = tuple[int, int]
"""From a minute (included) to a minute (not included)."""
ALWAYS: tuple[Hours, ...] = ((-DAY, WEEK + 2 * DAY),)
OWNED = ("owner", "deputy", "manager")
"""Roles that a group has people of its own for, besides its helpers."""


def able_people(plan: Plan, coverage: Coverage) -> list[PersonId]:
    """Who may take this duty: by role, by team, or by name in the team."""
    team = plan.teams.get(coverage.team)
    roles = {*coverage.roles, *(team.roles if team else ())}
    named = team.people if team else ()
    return [who for who, person in plan.people.items() if set(person.roles) & roles or who in named]


def own_people(coverage: Coverage, group: Group) -> frozenset[PersonId]:
    """The group's own owner, managers and helpers where the duty asks for such: they come first there."""
    own: set[PersonId] = set()
    if set(coverage.roles) & set(OWNED):
        own |= {group.owner, *group.managers}
    if "helper" in coverage.roles:
        own |= set(group.helpers)
    return frozenset(own)


def groups_of(plan: Plan, coverage: Coverage) -> tuple[GroupId, ...]:
    """The groups a line covers, in the plan's order."""
    return tuple(at for at in plan.groups if not coverage.groups or at in coverage.groups)


def covered(coverage: Coverage) -> list[Hours]:
    """The hours to cover in a week, a stretch a day."""
    return [_on_day(coverage.hours, at) for at, day in enumerate(DAYS) if day in coverage.days]


def free_hours(plan: Plan, who: PersonId) -> tuple[Hours, ...]:
    """When a person can, from the day before the week to the day after it. Without `available` always."""
    if not plan.duty.available:
        return ALWAYS
    stretches = (
        _on_day(one.hours, at)
        for one in plan.duty.available.get(who, ())
        for at in range(-1, 9)
        if DAYS[at % 7] in one.days and one.hours.start != one.hours.end
    )
    return tuple(merged(stretches))


def merged(stretches: Iterable[Hours]) -> Iterator[Hours]:
    """Join what touches or overlaps; in the order of time."""
    start = end = None
    for first, last in sorted(stretches):
        if end is None or first > end:
            if start is not None and end is not None:
                yield start, end
            start, end = first, last
        else:
            end = max(end, last)
    if start is not None and end is not None:
        yield start, end


def cut(stretch: Hours, borders: Iterable[int]) -> list[Hours]:
    """Cut a stretch at the borders that lie within it."""
    start, end = stretch
    points = [start, *sorted({one for one in borders if start < one < end}), end]
    return list(pairwise(points))


def holds(free: Sequence[Hours], stretch: Hours) -> bool:
    """Whether the whole stretch lies in the free hours, which are merged and in the order of time."""
    at = bisect_right(free, stretch[0], key=itemgetter(0)) - 1
    return at >= 0 and stretch[1] <= free[at][1]


def at_minute(minute: int) -> tuple[Day, time]:
    """A minute of the week as people say it."""
    return DAYS[minute // DAY % 7], time(minute % DAY // 60, minute % 60)


def _on_day(window: Window, day: int) -> Hours:
    start, end = (one.hour * 60 + one.minute for one in (window.start, window.end))
    return day * DAY + start, day * DAY + (end if start < end else end + DAY)
