"""Activities and their days as the API gives them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from warmfield.api.caller import Caller
from warmfield.api.faults import Refused
from warmfield.api.shapes.activity_shapes import ActivityShape, OccurrenceShape
from warmfield.community.calendar_records import CalendarRecord
from warmfield.community.ids import GroupId
from warmfield.rhythm.activities.occurrences import Occurrence, all_series, next_of, occurrence, on_day
from warmfield.rhythm.activities.series import Series, series, text_of
from warmfield.rhythm.local_time import day_of


def seen_series(who: Caller, named: str) -> Series:
    """Raises Refused where none of your groups has it."""
    found = series(who.rulebook, who.view, named)
    if found is None or not set(found.groups) & set(who.groups):
        raise Refused("not_here")
    return found


def may_change(who: Caller, one: Series) -> bool:
    """Its host, and whoever decides in one of its groups."""
    deciding = any(who.person in who.rulebook.deciders(group) for group in one.groups)
    return who.person == one.owner or deciding


def here(who: Caller, group: GroupId | None = None) -> Iterator[Series]:
    groups = set(who.groups) if group is None else {group}
    yield from (one for one in all_series(who.rulebook, who.view) if groups & set(one.groups))


def days_between(who: Caller, group: GroupId | None, begin: datetime, end: datetime) -> list[Occurrence]:
    """What takes place or was called off then, soonest first; what was moved stands where it is now."""
    first, last = day_of(begin, who.clocks), day_of(end, who.clocks)
    found = {one.key: one for each in here(who, group) for one in _planned(who, each, first, last)}
    found |= {one.key: one for one in _changed(who, group, first, last)}
    then = (one for one in found.values() if begin <= one.starts < end)
    return sorted(then, key=lambda one: (one.starts, one.key))


def _planned(who: Caller, one: Series, first: date, last: date) -> Iterator[Occurrence]:
    for year in range(first.year, last.year + 1):
        days = (day for day in one.days(year) if first <= day <= last)
        yield from (on_day(who.rulebook, who.view, one, day) for day in days)


def _changed(who: Caller, group: GroupId | None, first: date, last: date) -> Iterator[Occurrence]:
    calendar = who.view.get(CalendarRecord, "") or CalendarRecord()
    groups = set(who.groups) if group is None else {group}
    for listed in calendar.occurrences:
        if listed.since <= last.toordinal() and listed.until >= first.toordinal():
            one = occurrence(who.rulebook, who.view, listed.id)
            if one is not None and groups & set(one.series.groups):
                yield one


def occurrence_shape(who: Caller, one: Occurrence) -> OccurrenceShape:
    placed = [each for each in one.record.sign_ups if not each.waiting]
    return OccurrenceShape(
        activity=one.series.id,
        day=one.day,
        sort=one.series.sort,
        title=one.title(who.language),
        place=one.place(who.language),
        groups=[at for at in one.series.groups if at in who.groups],
        starts=one.starts,
        ends=one.ends,
        cancelled=one.cancelled,
        why=one.why,
        owner=one.series.owner,
        capacity=one.capacity,
        coming=sum(each.people for each in placed),
        waiting=sum(each.people for each in one.record.sign_ups if each.waiting),
        came=sum(each.people for each in placed if each.came) + one.record.guests,
        outcome=one.record.outcome,
    )


def activity_shape(who: Caller, one: Series) -> ActivityShape:
    coming = next_of(who.rulebook, who.view, one, who.now)
    return ActivityShape(
        id=one.id,
        sort=one.sort,
        title=text_of(one.titles, who.language),
        place=text_of(one.places, who.language),
        groups=[at for at in one.groups if at in who.groups],
        rule=one.rule,
        minutes=round(one.lasts / timedelta(minutes=1)),
        owner=one.owner,
        capacity=one.capacity,
        where=one.where,
        ended=one.ended_at,
        next=None if coming is None else occurrence_shape(who, coming),
    )
