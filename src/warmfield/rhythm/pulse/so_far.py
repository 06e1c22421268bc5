"""A day as it stands, beside what is usual on such a day."""

from datetime import date

from msgspec.structs import replace

from warmfield.community.draft import Draft, View
from warmfield.community.pulse import DayHeard, PulseRecord, UsualRecord
from warmfield.community.rhythm_records import RhythmRecord
from warmfield.plan.free_days import day_sort
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.local_time import whole_day, zone_of
from warmfield.rhythm.pulse.with_day import is_rest, usual_messages


def day_so_far(rulebook: Rulebook, view: View | Draft, pulse: PulseRecord) -> DayHeard:
    """The day of the pulse by itself."""
    squares = sum(count * count for count in pulse.people.values())
    return DayHeard(
        day=pulse.day,
        messages=pulse.messages,
        people=len(pulse.people),
        useful=pulse.useful,
        voices=round(pulse.messages**2 / squares, 2) if squares else 0.0,
        staff=pulse.staff,
        ours=_ours(rulebook, view, pulse),
    )


def beside_usual(rulebook: Rulebook, view: View | Draft, pulse: PulseRecord) -> DayHeard:
    """The same, with what is known of the weeks before."""
    day, usual = day_so_far(rulebook, view, pulse), view.get(UsualRecord, pulse.id)
    if usual is None:
        return replace(day, around=day.people)
    sort = day_sort(rulebook.plan.community.holidays, date.fromordinal(pulse.day))
    rest = is_rest(usual, pulse.day, sort)
    around = len(usual.around.keys() | pulse.people.keys())
    return replace(day, rest=rest, around=around, usual=usual_messages(usual, rest))


def _ours(rulebook: Rulebook, view: View | Draft, pulse: PulseRecord) -> int:
    """Posts of the assistant's own accord on that day."""
    rhythm = view.get(RhythmRecord, pulse.id)
    if rhythm is None:
        return 0
    span = whole_day(date.fromordinal(pulse.day), zone_of(rulebook))
    first, last = span.start.timestamp(), span.end.timestamp()
    return sum(first <= one.at < last for one in rhythm.posted)
