"""The community's clocks: days, hours and windows as moments, across daylight saving."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from warmfield.acts.amounts import zone
from warmfield.plan.basics import Window
from warmfield.plan.rulebook import Rulebook

DAY = timedelta(days=1)


class Span(Struct, frozen=True, order=True):
    """From `start` (included) to `end` (not included), in UTC."""

    start: datetime
    end: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


def zone_of(rulebook: Rulebook) -> ZoneInfo:
    return zone(rulebook.plan.community.time_zone)


def day_of(moment: datetime, clocks: ZoneInfo) -> date:
    return moment.astimezone(clocks).date()


@lru_cache(maxsize=8192)
def at(day: date, clock: time, clocks: ZoneInfo) -> datetime:
    """An hour that daylight saving leaves out falls as much later; one that comes twice is the first."""
    return datetime.combine(day, clock, clocks).astimezone(UTC)


def span_of(day: date, window: Window, clocks: ZoneInfo) -> Span:
    """A window that begins on `day`; it may end on the next."""
    end = day if window.start < window.end else day + DAY
    return Span(at(day, window.start, clocks), at(end, window.end, clocks))


@lru_cache(maxsize=8192)
def whole_day(day: date, clocks: ZoneInfo) -> Span:
    """From midnight to midnight: 23 to 25 hours."""
    return Span(at(day, time(0), clocks), at(day + DAY, time(0), clocks))
