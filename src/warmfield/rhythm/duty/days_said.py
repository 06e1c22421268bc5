"""Stretches of time as people say them: `Friday evening`, `Monday to Wednesday`, 周五晚上, 3月6日到8日."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import chain
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from warmfield.rhythm.activities import calendar_words
from warmfield.rhythm.activities.day_said import day_said
from warmfield.rhythm.local_time import DAY, at

WEEK = 7 * DAY
_PARTS = {
    "morning": (0, 12), "noon": (11, 14), "afternoon": (12, 18), "evening": (18, 24), "night": (18, 24),
    "早上": (0, 12), "上午": (0, 12), "中午": (11, 14), "下午": (12, 18), "晚上": (18, 24), "晚": (18, 24),
}  # fmt: skip
_DAYS = re.compile(
    r"(?P<weekend>(?:下|这|本)?个?周末|\b(?:next |this )?weekend\b)"
    r"|(?P<week>(?:下|这|本)个?(?:周|星期)(?![一二三四五六日天末1-7])|\b(?:next|this) week\b)"
)
_PART = re.compile(rf"\s*(?:的|in the |at )?(?P<part>{'|'.join(_PARTS)})")
_CLOCKS = re.compile(
    r"[\s,，]*(?:from\s+|从)?(?P<from>\d{1,2})(?:[:：](?P<minute>\d{2})|点)\s*(?:-|–|~|to|until|到|至)\s*"
    r"(?P<to>\d{1,2})(?:[:：](?P<to_minute>\d{2})|点)"
)
_RANGE = re.compile(r"^\s*(?:-|–|~|to|until|till|through|到|至)\s*$")


class Said(Struct, frozen=True, kw_only=True):
    """From the day `first` to the day `last`, all day or these hours; `at` and `to` are its place in text."""

    first: date
    last: date
    hours: tuple[time, time] | None = None
    at: int = 0
    to: int = 0

    def window(self, clocks: ZoneInfo) -> tuple[datetime, datetime]:
        """In UTC; the last day ends at midnight."""
        start, end = self.hours or (time(0), time(0))
        last = self.last if end > start else self.last + DAY
        return at(self.first, start, clocks), at(last, end, clocks)


def days_said(text: str, today: date) -> list[Said]:
    """Every day or stretch of days in a text of lower-case letters, in its order. Raises Unclear.

    The next such day is meant, today included, unless the text says otherwise.
    """
    found: list[Said] = []
    for one in sorted(_each(text, today), key=lambda one: one.at):
        before = found[-1] if found else None
        if before is not None and _RANGE.match(text[before.to : one.at]):
            last = one.last if one.last >= before.first else one.last + WEEK
            hours = one.hours or before.hours
            found[-1] = replace(before, last=max(before.last, last), hours=hours, to=one.to)
        elif before is None or one.at >= before.to:
            found.append(one)
    return found


def _each(text: str, today: date) -> Iterator[Said]:
    """What comes again and again is no day."""
    for match in chain(_DAYS.finditer(text), calendar_words.DATE.finditer(text)):
        first, last, evening = _several(match, today) if match.re is _DAYS else _one(match, today)
        if first is not None:
            hours, to = _hours(text, match.end(), evening=evening)
            yield Said(first=first, last=last or first, hours=hours, at=match.start(), to=to)


def _one(match: re.Match[str], today: date) -> tuple[date | None, date | None, bool]:
    day = day_said(match, today)
    return (None if day.rule else day.day), None, day.evening


def _several(match: re.Match[str], today: date) -> tuple[date | None, date | None, bool]:
    """A weekend or a week; a weekend that is over is the next one."""
    monday = today - DAY * today.weekday()
    ahead = match[0].startswith(("下", "next"))
    if match["week"]:
        first = monday + WEEK if ahead else monday
        return first, first + 6 * DAY, False
    saturday = monday + 5 * DAY + (WEEK if ahead else 0 * DAY)
    return saturday, saturday + DAY, False


def _hours(text: str, after: int, *, evening: bool) -> tuple[tuple[time, time] | None, int]:
    """The part of the day, or the hours, right behind a day."""
    clocks, part = _CLOCKS.match(text, after), _PART.match(text, after)
    if clocks is not None:
        start, end = (
            (int(clocks[hour]), int(clocks[minute] or 0))
            for hour, minute in (("from", "minute"), ("to", "to_minute"))
        )
        if max(start[0], end[0] - 1) < 24 and max(start[1], end[1]) < 60:
            return (time(*start), time(end[0] % 24, end[1])), clocks.end()
    if part is None and not evening:
        return None, after
    first, last = _PARTS[part["part"] if part is not None else "evening"]
    return (time(first), time(last % 24)), part.end() if part is not None else after
