"""The stretch of whole days a report is about, and the one it is put beside."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from warmfield.rhythm.local_time import DAY, whole_day

LONGEST = 366
PRESETS = {"7": 7, "30": 30, "90": 90}
USUAL = 30
LAST_MONTH = "month"


class Period(Struct, frozen=True):
    """From the day `first` to the day `last`, both whole."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def before(self) -> "Period":
        """The one right before it, as long; before a whole month the whole month."""
        last = self.first - DAY
        if self.first.day == 1 and (self.last + DAY).day == 1 and self.first.month == self.last.month:
            return Period(last.replace(day=1), last)
        return Period(last - timedelta(days=self.days - 1), last)

    def since(self, first: date) -> "Period":
        """As long, from another day on."""
        return Period(first, first + timedelta(days=self.days - 1))

    def moments(self, clocks: ZoneInfo) -> tuple[datetime, datetime]:
        return whole_day(self.first, clocks).start, whole_day(self.last, clocks).end


def preset(name: str, today: date) -> Period:
    """Of `PRESETS` or LAST_MONTH; today isn't over, so it isn't in it."""
    if name == LAST_MONTH:
        last = today.replace(day=1) - DAY
        return Period(last.replace(day=1), last)
    return Period(today - timedelta(days=PRESETS.get(name, USUAL)), today - DAY)


def period_asked(first: str, last: str, today: date) -> Period:
    """By two dates as text. What is none, or can't be, gives way to what can be, up to yesterday."""
    end = min(_day(last) or today - DAY, today - DAY)
    begin = _day(first) or end - timedelta(days=USUAL - 1)
    return Period(min(max(begin, end - timedelta(days=LONGEST - 1)), end), end)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if day.year >= 2000 else None
