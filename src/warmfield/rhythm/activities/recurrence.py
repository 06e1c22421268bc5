"""Days that come again, by the rules of RFC 5545, on the community's own clocks."""

from datetime import UTC, date, datetime, time, timedelta
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
TEN_YEARS = timedelta(days=3653)


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
    if first.year > year:
        return ()
    start, end = (
        datetime.combine(date(year, *on), clock) for on, clock in (((1, 1), time.min), ((12, 31), LAST))
    )
    return tuple(
        dict.fromkeys(one.date() for one in _bounded(rule, first, end).between(start, end, inc=True))
    )


def ever_falls(rule: str, first: datetime) -> bool:
    """Whether a day fits it at all: 30 February never comes, and one would look for it for ever."""
    if not rule:
        return True
    endless = ";".join(part for part in rule.split(";") if not part.startswith("COUNT="))
    return next(iter(_bounded(endless, first, first + TEN_YEARS)), None) is not None


def _bounded(rule: str, first: datetime, end: datetime) -> rrule:
    """The rule up to a moment, so that one that falls on no day ends too. One that counts ends by itself."""
    whole = rrulestr(rule, dtstart=first)
    assert isinstance(whole, rrule)  # noqa: S101 - `rule_of` takes single rules only
    if "COUNT=" in rule:
        return whole
    until = rule.partition("UNTIL=")[2].partition(";")[0]
    return whole.replace(until=min(end, datetime.fromisoformat(until)) if until else end)
