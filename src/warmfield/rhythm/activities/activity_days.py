"""What of all activities and fixtures falls due on a day in a group. A year of it is worked out at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from warmfield.community.calendar_records import ActivityRecord, CalendarRecord
from warmfield.community.draft import R
from warmfield.community.ids import GroupId
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.activities.due_of_occurrence import due_of
from warmfield.rhythm.activities.occurrences import LONG_AGO, occurrence, on_day
from warmfield.rhythm.activities.series import Series, fixtures_here, series_from
from warmfield.rhythm.local_time import DAY, day_of
from warmfield.rhythm.wish import Scope, Wish

Days = Mapping[date, tuple[Wish, ...]]
FURTHEST = timedelta(days=31)
"""No lead is longer; the plan's checker sees to it."""


class NoRecords:
    """A View of nothing: what the plan alone says."""

    def get(self, sort: type[R], key: str) -> R | None:
        return None


NOTHING: Final = NoRecords()


def activities(scope: Scope, day: date) -> Iterator[Wish]:
    """The wishes of a day; today also what was due on an earlier day and is still of use."""
    calendar = scope.view.get(CalendarRecord, "")
    yield from _untouched(scope, day, calendar)
    if calendar is not None:
        yield from _touched(scope, day, calendar)


def _untouched(scope: Scope, day: date, calendar: CalendarRecord | None) -> Iterator[Wish]:
    """What goes as planned: nobody signed up, changed or announced anything yet."""
    own = () if calendar is None else tuple(_own_days(scope, day.year, calendar))
    wishes = [*_of_plan(scope.rulebook, scope.group, day.year).get(day, ())]
    wishes += [wish for days in own for wish in days.get(day, ())]
    if day == scope.today:
        before = day - DAY
        late = [*_of_plan(scope.rulebook, scope.group, before.year).get(before, ())]
        late += [wish for days in own for wish in days.get(before, ())]
        wishes += [wish for wish in late if wish.until >= scope.now]
    if wishes:
        touched = set() if calendar is None else {one.id for one in calendar.occurrences}
        since = scope.rhythm.since
        yield from (wish for wish in wishes if wish.at >= since and wish.about not in touched)


def _own_days(scope: Scope, year: int, calendar: CalendarRecord) -> Iterator[Days]:
    for listed in calendar.activities:
        if not listed.since <= date(year, 12, 31).toordinal() or listed.until < date(year, 1, 1).toordinal():
            continue
        record = scope.view.get(ActivityRecord, listed.id)
        if record is not None and scope.group in record.groups:
            one = series_from(scope.rulebook, record)
            yield _of_year(scope.rulebook, one, _like(scope.rulebook, one, scope.group), year)


def _touched(scope: Scope, day: date, calendar: CalendarRecord) -> Iterator[Wish]:
    number, today = day.toordinal(), scope.today
    for listed in calendar.occurrences:
        if listed.since <= number <= listed.until:
            one = occurrence(scope.rulebook, scope.view, listed.id)
            if one is None or scope.group not in one.series.groups:
                continue
            for wish in due_of(scope, one):
                due = day_of(wish.at, scope.clocks)
                if due == day or (due < day == today and wish.until >= scope.now):
                    yield wish


@lru_cache(maxsize=4096)
def _of_plan(rulebook: Rulebook, group: GroupId, year: int) -> Days:
    days: dict[date, tuple[Wish, ...]] = {}
    for one in fixtures_here(rulebook, group):
        for day, wishes in _of_year(rulebook, one, _like(rulebook, one, group), year).items():
            days[day] = (*days.get(day, ()), *wishes)
    return days


def _like(rulebook: Rulebook, one: Series, group: GroupId) -> GroupId:
    """A group that hears the same: of one language; by the first of all the host is reached."""
    if group == one.groups[0]:
        return group
    language = rulebook.language_of(group)
    return next(other for other in reversed(one.groups) if rulebook.language_of(other) == language)


@lru_cache(maxsize=1024)
def _of_year(rulebook: Rulebook, one: Series, group: GroupId, year: int) -> Days:
    """The wishes of a year for a series as planned."""
    scope = Scope(rulebook=rulebook, view=NOTHING, group=group, now=LONG_AGO)
    found: defaultdict[date, list[Wish]] = defaultdict(list)
    for day in (*one.days(year), *one.days(year + 1)):
        if day < date(year + 1, 1, 1) + FURTHEST:
            for wish in due_of(scope, on_day(rulebook, NOTHING, one, day)):
                due = day_of(wish.at, scope.clocks)
                if due.year == year:
                    found[due].append(wish)
    return {day: tuple(wishes) for day, wishes in found.items()}
