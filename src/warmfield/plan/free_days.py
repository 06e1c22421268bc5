"""Public holidays by country, from a library: days off, and workdays made up for them (调休)."""

from datetime import date
from functools import cache, lru_cache

from holidays import HolidayBase, country_holidays
from holidays.registry import COUNTRIES

from warmfield.plan.problems import guess

WEEKEND = (5, 6)


CODES = frozenset(code for names in COUNTRIES.values() for code in names if len(code) == 2)
"""Of two letters, as the library lists them; asking it for its parts too would load every country."""


def known_country(name: str) -> bool:
    """Whether it is a code as a plan writes it: `CN`, or `DE-BE` for a part of a country."""
    country, dash, part = name.partition("-")
    return country in CODES and (not dash or part in country_holidays(country).subdivisions)


def likely_country(name: str) -> str:
    """A code that may be meant, or nothing."""
    upper = name.upper()
    return upper if known_country(upper) else guess(upper, sorted(CODES))


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
def _calendar(country: str) -> HolidayBase:
    code, _, part = country.partition("-")
    return country_holidays(code, subdiv=part or None)
