"""How surprising a silence is: the conversations that would have begun by now, and when it will be too long.

Conversations are taken to begin by chance, each hour of the week at its own rate (an inhomogeneous
Poisson process). Measured in them, every gap of a group is alike: one that holds three expected
conversations is three times its usual gap, by day or by night, in a lively group or in a still one.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from msgspec import Struct

from warmfield.community.pulse import REST, WORK, UsualRecord
from warmfield.plan.free_days import day_sort
from warmfield.rhythm.local_time import DAY, Span, day_of, whole_day

HOUR = timedelta(hours=1)


class Expectation(Struct, frozen=True, kw_only=True):
    """What is usual in a group, on the community's clocks and holidays."""

    usual: UsualRecord
    clocks: ZoneInfo
    country: str

    def hours(self, day: date) -> tuple[float, ...]:
        """Conversations that begin in each hour of a day, by its clock."""
        return self.usual.rates[self._row(day)]

    def between(self, since: datetime, until: datetime) -> float:
        """Conversations that usually begin in this time."""
        return sum(
            begun_by(rates, (min(until, span.end) - span.start) / HOUR)
            - begun_by(rates, (max(since, span.start) - span.start) / HOUR)
            for span, rates in self._days(since, until)
        )

    def reached(self, since: datetime, count: float, before: datetime) -> datetime | None:
        """The moment at which so many would have begun; None where that is on no day before `before`."""
        day = day_of(since, self.clocks)
        span = whole_day(day, self.clocks)
        count += begun_by(self._rates(day, span), (since - span.start) / HOUR)
        while span.start < before:
            total = self._total(day, span)
            if total >= count:
                return span.start + hours_until(self._rates(day, span), count) * HOUR
            count -= total
            day += DAY
            span = whole_day(day, self.clocks)
        return None

    def _days(self, since: datetime, until: datetime) -> Iterator[tuple[Span, Sequence[float]]]:
        """The local days that are touched, each with the rate of every hour that passes on it."""
        day = day_of(since, self.clocks)
        while (span := whole_day(day, self.clocks)).start < until:
            yield span, self._rates(day, span)
            day += DAY

    def _row(self, day: date) -> int:
        sort = day_sort(self.country, day)
        return day.weekday() if not sort else REST if sort == "holiday" else WORK

    def _total(self, day: date, span: Span) -> float:
        """Conversations of a whole day: a silence of years is gone through day by day."""
        if span.end - span.start == DAY:
            return self.usual.totals[self._row(day)]
        return sum(self._rates(day, span))

    def _rates(self, day: date, span: Span) -> Sequence[float]:
        """The rate of every hour that passes on a day: daylight saving leaves one out, or repeats one."""
        if span.end - span.start == DAY:
            return self.hours(day)
        rates, passing = self.hours(day), ceil((span.end - span.start) / HOUR)
        return [rates[(span.start + n * HOUR).astimezone(self.clocks).hour] for n in range(passing)]


def begun_by(rates: Sequence[float], hours: float) -> float:
    """Conversations begun when so many hours of the day have passed."""
    whole = min(int(hours), len(rates) - 1)
    return sum(rates[:whole]) + rates[whole] * (hours - whole)


def hours_until(rates: Sequence[float], count: float) -> float:
    """The hours that pass until so many have begun."""
    for hour, rate in enumerate(rates):
        if rate >= count:
            return hour + count / rate
        count -= rate
    return float(len(rates))
