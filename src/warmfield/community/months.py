"""What was heard in a group, month by month: the days themselves, kept for whoever looks back."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from warmfield.community.ids import GroupId
from warmfield.community.pulse import DayHeard


class SaidOn(Struct, frozen=True, array_like=True, gc=False):
    """How often the assistant said a sort of thing on a local day (its proleptic ordinal)."""

    day: int
    sort: str
    count: int


class MonthRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The days of a month that are over, oldest first. It names nobody."""

    id: str
    """Of `month_key`."""
    days: tuple[DayHeard, ...] = ()
    posts: tuple[SaidOn, ...] = ()
    """What was said by the clock, of today too."""


def with_post(month: MonthRecord, day: int, sort: str) -> MonthRecord:
    """One more."""
    before = sum(one.count for one in month.posts if (one.day, one.sort) == (day, sort))
    others = tuple(one for one in month.posts if (one.day, one.sort) != (day, sort))
    return replace(month, posts=(*others, SaidOn(day, sort, before + 1)))


def month_key(group: GroupId, day: date) -> str:
    return f"{group}\n{day:%Y-%m}"


def months_of(first: date, last: date) -> list[date]:
    """The first day of each month that a stretch of days touches."""
    return [
        date(number // 12, number % 12 + 1, 1)
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    ]
