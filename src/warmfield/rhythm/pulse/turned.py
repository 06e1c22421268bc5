"""A new hour, or a new day: yesterday goes into what is usual, and today begins at nothing."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from warmfield.acts.inbox import close
from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.community.pulse import DayHeard, PulseRecord, UsualRecord
from warmfield.community.requests import Request
from warmfield.plan.free_days import day_sort, days_off
from warmfield.rhythm.local_time import DAY, whole_day, zone_of
from warmfield.rhythm.pulse.kept_days import keep_days
from warmfield.rhythm.pulse.so_far import day_so_far
from warmfield.rhythm.pulse.with_day import with_day

LONGEST_LOOK = 400
"""Days of silence that count one by one; of more only the last so many."""
HOUR = 3600.0


def turned(moment: Moment, group: GroupId) -> PulseRecord:
    """The pulse for the hour it is. A day that is over goes into the records."""
    local = moment.now.astimezone(zone_of(moment.rulebook))
    today = local.date()
    pulse = moment.draft.get(PulseRecord, group)
    if pulse is None or pulse.day < today.toordinal():
        pulse = _new_day(moment, group, pulse, today)
    into_hour = timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)
    return replace(pulse, hour=local.hour, hour_ends=(moment.now - into_hour).timestamp() + HOUR)


def turn_day(moment: Moment, group: GroupId) -> None:
    """At midnight, whether anybody writes or not. A group that was never heard has no pulse to turn."""
    pulse = moment.draft.get(PulseRecord, group)
    if pulse is not None and moment.now.timestamp() >= pulse.hour_ends:
        moment.draft.put(turned(moment, group))


def _new_day(moment: Moment, group: GroupId, past: PulseRecord | None, today: date) -> PulseRecord:
    begins = whole_day(today, zone_of(moment.rulebook)).start.timestamp()
    fresh = PulseRecord(id=group, day=today.toordinal(), day_begins=begins)
    if past is None:
        return fresh
    _fold(moment, past, today)
    _let_go(moment, past)
    return replace(
        fresh, member_at=past.member_at, staff_at=past.staff_at, heed=past.heed, warmed_at=past.warmed_at
    )


def _fold(moment: Moment, past: PulseRecord, today: date) -> None:
    """Put the day that is over, and the silent ones since, into what is usual."""
    country = moment.rulebook.plan.community.holidays
    usual = moment.draft.get(UsualRecord, past.id) or UsualRecord(
        id=past.id, since=past.day, upto=past.day - 1
    )
    usual = replace(usual, days_off=days_off(country))
    heard = day_so_far(moment.rulebook, moment.draft, past)
    sort = day_sort(country, date.fromordinal(past.day))
    usual = with_day(usual, heard, sort, past.begun, past.people)
    for day in _silent_days(date.fromordinal(past.day), today):
        usual = with_day(usual, DayHeard(day=day.toordinal()), day_sort(country, day), (), {})
    moment.draft.put(usual)
    keep_days(moment, usual)


def _silent_days(last: date, today: date) -> Iterator[date]:
    """Those between, on which nobody wrote."""
    day = max(last + DAY, today - LONGEST_LOOK * DAY)
    while day < today:
        yield day
        day += DAY


def _let_go(moment: Moment, past: PulseRecord) -> None:
    """Yesterday's liveliness asks nothing of anybody today."""
    request = None if past.request is None else moment.draft.get(Request, past.request)
    if request is not None and request.state == "open":
        close(moment, request, "done")
