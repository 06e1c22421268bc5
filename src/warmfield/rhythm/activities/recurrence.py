"""Days that come again, by the rules of RFC 5545, on the community's own clocks."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

from warmfield.rhythm.activities.activity_faults import Unclear

OFTEN = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
PARTS = frozenset(
    [
        "FREQ",
        "INTERVAL",
        "COUNT",
        "UNTIL",
        "BYDAY",
        "BYMONTHDAY",
        "BYMONTH",
        "BYYEARDAY",
        "BYWEEKNO",
        "BYSETPOS",
        "WKST",
    ]
)
"""An occurrence is named by its day, so what falls several times a day is no rule here."""
LONGEST = 200
LAST = time(23, 59, 59)
LATER = 19 * 400
"""Years."""


def rule_of(written: str, clocks: ZoneInfo) -> str:
    """The value of an RRULE, in one form. Raises Unclear.

    An UNTIL in UTC becomes one on the community's clocks; a mere day counts to its end.
    """
    value = written.strip().upper().removeprefix("RRULE:").strip("; ,.")
    parts = [part.partition("=") for part in value.split(";")]
    given = {name.strip(): said.strip() for name, _, said in parts}
    if len(given) != len(parts) or len(value) > LONGEST or not given.keys() <= PARTS:
        raise Unclear("no_rule")
    if given.get("FREQ") not in OFTEN:
        raise Unclear("too_often" if given.get("FREQ", "").endswith("LY") else "no_rule")
    if not all(given[name].isdigit() and int(given[name]) for name in ("INTERVAL", "COUNT") if name in given):
        raise Unclear("no_rule")
    if "UNTIL" in given:
        given["UNTIL"] = _until(given["UNTIL"], clocks)
    rule = ";".join(f"{name}={said}" for name, said in given.items())
    try:
        rrulestr(rule, dtstart=datetime(2026, 1, 1))  # noqa: DTZ001 - wall clocks, see `days_of_year`
    except (ValueError, TypeError, IndexError, KeyError):
        raise Unclear("no_rule") from None
    return rule


def _until(written: str, clocks: ZoneInfo) -> str:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise Unclear("no_rule") from None
    if "T" not in written:
        moment = datetime.combine(moment, LAST)
    local = moment.astimezone(clocks) if moment.tzinfo else moment
    return f"{local:%Y%m%dT%H%M%S}"


def in_utc(rule: str, clocks: ZoneInfo) -> str:
    """The rule as a calendar wants it beside a start with a zone: its UNTIL in UTC."""
    head, until, rest = rule.partition("UNTIL=")
    if not until:
        return rule
    written, semicolon, tail = rest.partition(";")
    moment = datetime.fromisoformat(written).replace(tzinfo=clocks).astimezone(UTC)
    return f"{head}UNTIL={moment:%Y%m%dT%H%M%SZ}{semicolon}{tail}"


@lru_cache(maxsize=4096)
def days_of_year(rule: str, first: datetime, year: int) -> tuple[date, ...]:
    """The days of a year on which it falls; `first` is its start on a wall clock, without a zone.

    A day that a year doesn't have (29 February) is left out, as RFC 5545 says.
    """
    if not rule:
        return (first.date(),) if first.year == year else ()
    until = _last(rule)
    if first.year > year or until.year < year:
        return ()
    start, end = (datetime(year + LATER, *on) for on in ((1, 1), (12, 31, 23, 59, 59)))  # noqa: DTZ001 - wall
    found = (one.replace(year=year) for one in _endless(rule, first).between(start, end, inc=True))
    return tuple(dict.fromkeys(one.date() for one in found if one <= until))


def ever_falls(rule: str, first: datetime) -> bool:
    """Whether any day fits it: 30 February never comes."""
    if not rule:
        return True
    found = next(iter(_endless(rule, first)), None)
    return found is not None and found.replace(year=found.year - LATER) <= _last(rule)


def _endless(rule: str, first: datetime) -> rrule:
    """The rule without its last moment, in the days of the far future that are like ours.

    The library looks for a day that never comes up to the year 9999. The calendar repeats itself after
    400 years, weekdays and all, so it is asked near the end of its search: 0.2 s instead of 5.
    """
    parts = (part for part in rule.split(";") if not part.startswith("UNTIL="))
    made = rrulestr(";".join(parts), dtstart=first.replace(year=first.year + LATER))
    assert isinstance(made, rrule)  # noqa: S101 - `rule_of` takes single rules only
    return made


def _last(rule: str) -> datetime:
    until = rule.partition("UNTIL=")[2].partition(";")[0]
    return datetime.fromisoformat(until) if until else datetime.max  # noqa: DTZ901 - wall clocks
