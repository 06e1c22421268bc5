"""One more day in what is usual: older ones fade, a holiday leaves the weekdays as they are."""

from collections.abc import Mapping, Sequence
from statistics import fmean, median

from msgspec.structs import replace

from warmfield.community.ids import MemberId
from warmfield.community.pulse import HALF_LIFE, HOURS, KEPT_DAYS, WEEK, DayHeard, UsualRecord

FADE = 0.5 ** (1 / HALF_LIFE)
HOLIDAY_FADE = 0.97
"""A year's holidays count half as much as the last year's."""
AROUND = 28
"""Days after which who doesn't write isn't around any more."""
FEW_DAYS = 4
"""Days below which nothing is known of what is usual."""


def with_day(
    usual: UsualRecord, heard: DayHeard, sort: str, begun: Sequence[int], people: Mapping[MemberId, int]
) -> UsualRecord:
    """`sort` is that of `free_days.day_sort`; `begun` are conversations by hour, empty for none."""
    around = {who: last for who, last in usual.around.items() if last > heard.day - AROUND}
    around |= dict.fromkeys(people, heard.day)
    rest = is_rest(usual, heard.day, sort)
    week = sum(last > heard.day - WEEK for last in around.values())
    day = replace(heard, around=len(around), rest=rest, usual=usual_messages(usual, rest), week=week)
    fed = _fed(usual, (heard.day - 1) % WEEK, begun) if not sort else _faded(usual)
    return replace(
        fed,
        upto=heard.day,
        days=(*usual.days[1 - KEPT_DAYS :], day),
        around=around,
        holidays=_holidays(usual, sum(begun)) if sort == "holiday" else usual.holidays,
    )


def is_rest(usual: UsualRecord, day: int, sort: str) -> bool:
    """Whether nobody works on a day. Ordinal 1 was a Monday."""
    return sort == "holiday" or (not sort and (day - 1) % WEEK in usual.days_off)


def usual_messages(usual: UsualRecord, rest: bool) -> float:
    """Messages on such a day: the median of the last weeks, the mean where most days are silent.

    Below zero where too few days are known.
    """
    alike = [day.messages for day in usual.days if day.rest == rest]
    if len(alike) < FEW_DAYS:
        alike = [day.messages for day in usual.days]
    return round(median(alike) or fmean(alike), 1) if len(alike) >= FEW_DAYS else -1.0


def _faded(usual: UsualRecord) -> UsualRecord:
    return replace(
        usual,
        begun=tuple(count * FADE for count in usual.begun),
        heard=tuple(weight * FADE for weight in usual.heard),
    )


def _fed(usual: UsualRecord, weekday: int, begun: Sequence[int]) -> UsualRecord:
    """Add a day's conversations to its weekday."""
    faded = _faded(usual)
    counts, heard = list(faded.begun), list(faded.heard)
    heard[weekday] += 1
    for hour, count in enumerate(begun):
        counts[weekday * HOURS + hour] += count
    return replace(faded, begun=tuple(counts), heard=tuple(heard))


def _holidays(usual: UsualRecord, begun: int) -> tuple[float, float]:
    """How many conversations there were, and how many a day off would have had."""
    seen, expected = usual.holidays
    sunday = sum(usual.rates[usual.days_off[-1] if usual.days_off else 0])
    return seen * HOLIDAY_FADE + begun, expected * HOLIDAY_FADE + sunday
