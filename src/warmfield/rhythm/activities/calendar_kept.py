"""Changes of the calendar are written down here. Whoever changes what is due wakes the groups' clocks."""

from datetime import date, timedelta

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.calendar_records import (
    ActivityRecord,
    Listed,
    OccurrenceRecord,
    SaidThere,
)
from warmfield.community.ids import GroupId
from warmfield.rhythm.activities.occurrences import Occurrence, on_day
from warmfield.rhythm.activities.series import Series, series_from
from warmfield.rhythm.local_time import day_of, zone_of

BEFORE = timedelta(days=32)
AFTER = timedelta(days=9)
"""So long around it an occurrence matters: leads before, a late outcome after."""
FOR_EVER = date.max.toordinal()


def keep_activity(moment: Moment, record: ActivityRecord) -> Series:
    """Write down a new or changed activity."""
    one = series_from(moment.rulebook, record)
    first = day_of(record.starts, zone_of(moment.rulebook))
    over = _last_day(moment, record, first)
    listed = Listed(record.id, (first - BEFORE).toordinal(), over)
    calendar = moment.draft.calendar()
    moment.draft.put(record)
    moment.draft.put(replace(calendar, activities=_with(calendar.activities, listed, _today(moment))))
    return one


def _last_day(moment: Moment, record: ActivityRecord, first: date) -> int:
    if record.ended_at is not None:
        return (day_of(record.ended_at, zone_of(moment.rulebook)) + AFTER).toordinal()
    return FOR_EVER if record.rule else (first + AFTER).toordinal()


def keep(moment: Moment, one: Occurrence, record: OccurrenceRecord) -> Occurrence:
    """Write down what became of an occurrence; give it as it is now."""
    moment.draft.put(record)
    now = on_day(moment.rulebook, moment.draft, one.series, one.day)
    moment.draft.put(replace(record, known=now.facts(moment.rulebook.language)))
    clocks = zone_of(moment.rulebook)
    days = [one.day, day_of(one.starts, clocks), day_of(now.starts, clocks)]
    since, until = (min(days) - BEFORE).toordinal(), (max(days) + AFTER).toordinal()
    calendar = moment.draft.calendar()
    known = next(
        (each for each in calendar.occurrences if each.id == record.id), Listed(record.id, since, until)
    )
    listed = Listed(record.id, min(known.since, since), max(known.until, until))
    moment.draft.put(replace(calendar, occurrences=_with(calendar.occurrences, listed, _today(moment))))
    return on_day(moment.rulebook, moment.draft, one.series, one.day)


def keep_said(moment: Moment, one: Occurrence, group: GroupId, *, announced: bool) -> None:
    """Remember what the group was told, so that it is corrected there when it changes."""
    facts = one.facts(moment.rulebook.language_of(group))
    others = tuple(each for each in one.record.said if each.group != group)
    keep(moment, one, replace(one.record, said=(*others, SaidThere(group, moment.now, facts, announced))))


def made_anew(moment: Moment) -> str:
    """The id of the next activity."""
    calendar = moment.draft.calendar()
    moment.draft.put(replace(calendar, made=calendar.made + 1))
    return f"a{calendar.made + 1}"


def _today(moment: Moment) -> int:
    return day_of(moment.now, zone_of(moment.rulebook)).toordinal()


def _with(listed: tuple[Listed, ...], new: Listed, today: int) -> tuple[Listed, ...]:
    """The list with the new one, without what matters no more."""
    kept = tuple(one for one in listed if one.id != new.id and one.until >= today)
    return (*kept, new)
