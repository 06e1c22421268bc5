"""Public holidays by country, from a library: days off, and workdays made up for them (调休).

The library is loaded when a plan names a country: the first question about a day takes it a tenth of a
second, since it loads all countries.
"""

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from warmfield.plan.problems import guess

if TYPE_CHECKING:
    from holidays import HolidayBase

WEEKEND = (5, 6)


@cache
def codes() -> frozenset[str]:
    """Those of two letters, as the library lists them."""
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - see above

    return frozenset(code for names in COUNTRIES.values() for code in names if len(code) == 2)


def known_country(name: str) -> bool:
    """Whether it is a code as a plan writes it: `CN`, or `DE-BE` for a part of a country."""
    country, dash, part = name.partition("-")
    return country in codes() and (not dash or part in _calendar(country).subdivisions)


def likely_country(name: str) -> str:
    """A code that may be meant, or nothing."""
    upper = name.upper()
    return upper if known_country(upper) else guess(upper, sorted(codes()))


@lru_cache(maxsize=4096)
def day_sort(country: str, day: date) -> str:
    """`holiday`, `workday` (a day off that is worked for another), or empty for a day like its weekday."""
    if not country:
        return ""
    calendar = _calendar(country)
    if day in calendar:
        return "holiday"
    return "workday" if calendar.is_weekend(day) and calendar.is_working_day(day) else ""


@cache
def days_off(country: str) -> tuple[int, ...]:
    """The weekend, as weekdays from Monday = 0."""
    return tuple(sorted(_calendar(country).weekend)) if country else WEEKEND


@cache
def _calendar(country: str) -> "HolidayBase":
    from holidays import country_holidays  # noqa: PLC0415 - see above

    code, _, part = country.partition("-")
    return country_holidays(code, subdiv=part or None)
