"""Days that come again, by the rules of RFC 5545, on the community's own clocks."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

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
        moment = datetime.combine(moment, time(23, 59, 59))
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
    start, end = (datetime.combine(date(year, *at), time.min) for at in ((1, 1), (12, 31)))
    found = rrulestr(rule, dtstart=first).between(start, end.replace(hour=23, minute=59, second=59), inc=True)
    return tuple(dict.fromkeys(one.date() for one in found))
