"""What every importer gives: events in the file's order, and what it left out and why."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from msgspec import Struct

from warmfield.community.events import Event
from warmfield.community.ids import EventId, GroupId
from warmfield.wording import later

SHOWN = 80
"""Characters of a broken line that are shown."""

REASONS = {
    "broken": later("not a line of this format"),
    "no_text": later("not text in UTF-8"),
    "no_time": later("no time, or not one we can read"),
    "no_who": later("nobody who said it"),
    "wrong_field": later("a field that doesn’t fit"),
    "system": later("lines of the platform itself"),
    "unknown_kind": later("a kind of event no software keeps yet"),
    "own_engine": later("written by our own engine, which a rehearsal does anew"),
    "deleted": later("deleted by its author"),
    "duplicate": later("an id that stood before"),
    "left_out": later("a group the map leaves out"),
    "parked": later("an event that went wrong and was set aside"),
    "no_date": later("only times of day; the first day was taken to be this one"),
    "day_or_month_first": later("day and month can’t be told apart; the day was taken to be first"),
}
"""Why something was left out, or assumed; the keys are stable and stand in the JSON result."""


class Skipped(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`line` is the first of `count` lines; `what` is the line itself, or what the lines have in common."""

    file: str
    line: int
    reason: str
    what: str = ""
    count: int = 1


class Log(Struct, frozen=True, kw_only=True):
    """A file to import. `name` is what groups and ids without one of their own are called after.

    `zone` is for times without one; `first_day` for logs that hold only times of day.
    """

    path: Path
    name: str
    zone: tzinfo
    first_day: datetime

    @property
    def group(self) -> GroupId:
        return GroupId(self.name.removeprefix("WhatsApp Chat with ").removeprefix("WhatsApp Chat - "))

    def id_of(self, line: int) -> EventId:
        return EventId(f"{self.name}:{line}")

    def skipped(self, line: int, reason: str, what: str = "", count: int = 1) -> Skipped:
        return Skipped(file=self.path.name, line=line, reason=reason, what=what[:SHOWN], count=count)


CHATS_YEARS = range(1970, 2200)
"""A time outside is a slip; the gauge has a line for every day between the first message and the last."""

Lines = Iterator[tuple[int, str | None]]
"""Numbered from 1, without their ends; None where the bytes are no text."""


class Importer(Struct, frozen=True):
    """One format. `recognises` looks at the first lines; `read` may raise RehearsalError."""

    name: str
    recognises: Callable[[Sequence[str]], bool]
    read: Callable[[Log, Lines], Iterator[Event | Skipped]]


class Tally:
    """Counts what is left out by the dozen, so that it is one line of the result."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._counted: dict[tuple[str, str], tuple[int, int]] = {}

    def add(self, line: int, reason: str, what: str = "") -> None:
        first, count = self._counted.get((reason, what), (line, 0))
        self._counted[reason, what] = first, count + 1

    def skipped(self) -> Iterator[Skipped]:
        for (reason, what), (first, count) in self._counted.items():
            yield self._log.skipped(first, reason, what, count)


def in_utc(moment: datetime, zone: tzinfo) -> datetime:
    """Raises ValueError for a time that no chat can have."""
    try:
        made = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except OverflowError:
        raise ValueError(moment) from None
    if made.year not in CHATS_YEARS:
        raise ValueError(moment)
    return made


def at_hour(day: datetime, hour: int, minute: int, second: int = 0) -> datetime:
    """Give a time on a day; raises ValueError where there is none."""
    if not (0 <= minute < 60 and 0 <= second < 60 and 0 <= hour < 24):
        raise ValueError(hour, minute, second)
    return day.replace(hour=0, minute=0, second=0) + timedelta(hours=hour, minutes=minute, seconds=second)


MORNING = frozenset({"am", "上午", "凌晨", "早上", "清晨"})
AFTERNOON = frozenset({"pm", "下午", "晚上", "傍晚", "夜里"})
HALF = r"上午|下午|凌晨|早上|清晨|中午|傍晚|晚上|夜里"


def hour_of(hour: int, half: str) -> int:
    """Turn a 12-hour clock's hour to one of 24; `half` is `am`, `下午`, … or empty."""
    if half in MORNING:
        return 0 if hour == 12 else hour
    if half in AFTERNOON or half == "中午":
        return hour + 12 if hour < (12 if half in AFTERNOON else 3) else hour
    return hour
