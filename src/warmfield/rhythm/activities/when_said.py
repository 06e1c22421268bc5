"""When something shall be, read from what a person wrote; what can't be so is answered with what can."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from warmfield.rhythm.activities import calendar_words as said
from warmfield.rhythm.activities.activity_faults import Unclear
from warmfield.rhythm.activities.day_said import Day, day_said
from warmfield.rhythm.activities.recurrence import days_of_year
from warmfield.rhythm.local_time import at, day_of

FURTHEST = timedelta(days=366)


class WhenSaid(Struct, frozen=True, kw_only=True):
    """`span` is where it stood in the text. `rule`: where it comes again."""

    span: tuple[int, int]
    starts: datetime
    lasts: timedelta | None = None
    rule: str = ""


def when_said(text: str, now: datetime, clocks: ZoneInfo) -> WhenSaid:
    """Find a day with an hour. Raises Unclear."""
    found = _placed(text)
    if found is None:
        raise Unclear("no_hour" if said.DATE.search(text) else "no_time")
    written, clock, span = found
    today = day_of(now, clocks)
    meant = day_said(written, today)
    ends = _ends(text, clock)
    hour = _hour(clock, meant, like=ends)
    starts, rule = _start(meant, hour, now, clocks)
    if ends is None:
        return WhenSaid(span=span, starts=starts, rule=rule)
    lasts = _until(hour, _hour(ends, meant, after=hour))
    return WhenSaid(span=(span[0], max(span[1], ends.end())), starts=starts, rule=rule, lasts=lasts)


def _placed(text: str) -> tuple[re.Match[str], re.Match[str], tuple[int, int]] | None:
    """A day with its hour right behind it, or an hour with its day."""
    for day in said.DATE.finditer(text):
        clock = said.CLOCK.match(text, _past_gap(text, day.end()))
        if clock:
            return day, clock, (day.start(), clock.end())
    for clock in said.CLOCK.finditer(text):
        ends = _ends(text, clock)
        found = said.DATE.match(text, _past_gap(text, (ends or clock).end()))
        if found:
            return found, clock, (clock.start(), found.end())
    return None


def _ends(text: str, clock: re.Match[str]) -> re.Match[str] | None:
    """The second hour of `9:30-11:30`."""
    until = said.UNTIL.match(text, clock.end())
    return said.CLOCK.match(text, until.end()) if until else None


def _past_gap(text: str, at: int) -> int:
    gap = said.BETWEEN.match(text, at)
    return gap.end() if gap else at


def _hour(
    clock: re.Match[str], day: Day, after: time | None = None, like: re.Match[str] | None = None
) -> time:
    """`after`: the hour it begins, for the hour it ends. `like`: the end of `2-4 pm` speaks for its start."""
    if clock["noon"]:
        return time(12)
    hour = said.number(clock["hour"] or clock["hanhour"] or clock["bare"] or clock["athour"])
    minute = (
        30 if clock["half"] else 15 if clock["quarter"] else int(clock["minute"] or clock["hanminute"] or 0)
    )
    part = _part(clock, day) or (_part(like, day) if like and clock["bare"] else "")
    if hour > 23 or minute > 59:
        raise Unclear("no_such_hour", hour=f"{hour}:{minute:02}")
    if part == said.MORNING:
        hour %= 12 if hour == 12 else 24
    elif part == said.NOON:
        hour += 12 if hour < 3 else 0
    elif part == said.AFTERNOON or (part == said.NIGHT and hour > 5):
        hour += 12 if hour < 12 else 0
    elif not part and after is not None:
        later = hour < 12 and time(hour, minute) <= after < time(hour + 12, minute)
        hour += 12 if later else 0
    elif not part and 1 <= hour <= 6:
        raise Unclear("morning_or_afternoon", early=f"{hour}:{minute:02}", late=f"{hour + 12}:{minute:02}")
    return time(hour, minute)


def _part(clock: re.Match[str], day: Day) -> str:
    half = (clock["half_of_day"] or "").casefold()
    if half:
        return said.MORNING if half.startswith("a") else said.AFTERNOON
    written = clock["part"] or clock["partafter"]
    if written:
        return said.PARTS[" ".join(written.casefold().split())]
    return said.AFTERNOON if day.evening else said.MORNING if day.morning else ""


def _until(begins: time, ends: time) -> timedelta:
    minutes = (ends.hour - begins.hour) * 60 + ends.minute - begins.minute
    return timedelta(minutes=minutes % (24 * 60) or 24 * 60)


def _start(day: Day, hour: time, now: datetime, clocks: ZoneInfo) -> tuple[datetime, str]:
    """The first that is ahead. A single day that is past, or more than a year away, is answered."""
    if day.rule:
        for year in (day.day.year, day.day.year + 1):
            for one in days_of_year(day.rule, datetime.combine(day.day, hour), year):
                if at(one, hour, clocks) > now:
                    return at(one, hour, clocks), day.rule
        raise Unclear("no_such_rule")
    starts = at(day.day, hour, clocks)
    if starts <= now and day.floats is not None:
        starts = at(day.day + day.floats, hour, clocks)
    if starts <= now:
        raise Unclear("past", when=starts)
    if starts - now > FURTHEST:
        raise Unclear("too_far", when=starts)
    return starts, ""


def length_said(text: str) -> tuple[timedelta | None, str]:
    """`2 hours`, `一个半小时`, and the text without it."""
    found = said.LASTS.search(text)
    if found is None:
        return None, text
    written = found["count"]
    count = (
        0.5 if written.startswith("半") else float(written) if written[0].isdigit() else said.number(written)
    )
    count += 0.5 if found["half"] else 0
    minutes = count * (1 if found["unit"].casefold().startswith(("分", "min")) else 60)
    return timedelta(minutes=minutes), f"{text[: found.start()]} {text[found.end() :]}"
