"""When something shall be, read from what a person wrote; what can't be so is answered with what can."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from warmfield.rhythm.activities import calendar_words as said
from warmfield.rhythm.activities.recurrence import days_of_year
from warmfield.rhythm.local_time import DAY, at, day_of

FURTHEST = timedelta(days=366)
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NEAR = {"今": 0, "明": 1, "后": 2, "後": 2, "大": 3, "today": 0, "tonight": 0, "tomorrow": 1, "the": 2}


class TimeWrong(ValueError):  # noqa: N818 - it says what is so, as events do
    """`why` is a key of `activity_faults.FAULTS`, with what its sentence needs."""

    def __init__(self, why: str, **values: object) -> None:
        super().__init__(why)
        self.why, self.values = why, values


class WhenSaid(Struct, frozen=True, kw_only=True):
    """`span` is where it stood in the text. `rule`: where it comes again."""

    span: tuple[int, int]
    starts: datetime
    lasts: timedelta | None = None
    rule: str = ""


class Day(Struct, frozen=True):
    """A day as it was meant. `evening`: `tonight` says it. `floats`: where past, the next is so far off."""

    day: date
    rule: str = ""
    evening: bool = False
    morning: bool = False
    floats: timedelta | None = None


def when_said(text: str, now: datetime, clocks: ZoneInfo) -> WhenSaid:
    """Find a day with an hour. Raises TimeWrong."""
    found = _placed(text)
    if found is None:
        raise TimeWrong("no_hour" if said.DATE.search(text) else "no_time")
    written, clock, span = found
    today = day_of(now, clocks)
    meant = _day(written, today)
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


def _day(found: re.Match[str], today: date) -> Day:  # noqa: C901, PLR0911, PLR0912 - a line a way
    part = {name: value for name, value in found.groupdict().items() if value}
    match part:
        case {"year": year, "ymonth": month, "yday": day}:
            return Day(_date(int(year), int(month), int(day)))
        case {"nth": nth, "nthday": day}:
            return _monthly(f"{said.ORDINALS[nth]}{CODES[said.WEEKDAYS[day]]}", today)
        case {"nthen": nth, "nthname": name}:
            code = CODES[said.DAY_NAMES[name.casefold()]]
            return _monthly(f"{said.ORDINALS[nth.casefold()]}{code}", today)
        case {"everyday": day}:
            return Day(today, f"FREQ=MONTHLY;BYMONTHDAY={said.number(day)}", floats=DAY * 31)
        case {"everyweek": day}:
            return _weekly(said.WEEKDAYS[day], today)
        case {"everyname": name}:
            return _weekly(said.DAY_NAMES[name.casefold()], today)
        case {"daily": _}:
            return Day(today, "FREQ=DAILY", floats=DAY)
        case {"month": month, "day": day}:
            return _of_year(said.number(month), said.number(day), today)
        case {"week": day}:
            return _in_week(part.get("which", ""), said.WEEKDAYS[day], today)
        case {"near": near}:
            evening, morning = near.endswith("晚"), near.endswith("早")
            return Day(today + DAY * NEAR[near[0]], evening=evening, morning=morning)
        case {"nearen": near}:
            return Day(today + DAY * NEAR[near.split()[0].casefold()], evening=near.casefold() == "tonight")
        case {"onlyday": day}:
            return _of_month(int(day), today)
        case {"nexten": which, "nextname": name}:
            return _next(which.casefold(), said.DAY_NAMES[name.casefold()], today)
        case {"name": name}:
            return _in_week("", said.DAY_NAMES[name.casefold()], today)
        case {"one": one, "other": other}:
            return _slashed(int(one), int(other), today)
        case _:
            day, month = part.get("dayen") or part["dayus"], part.get("monthen") or part["monthus"]
            year = part.get("yearen") or part.get("yearus")
            number = said.MONTHS[month.casefold()]
            return Day(_date(int(year), number, int(day))) if year else _of_year(number, int(day), today)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise TimeWrong("no_such_day", year=year, month=month, day=day) from None


def _of_year(month: int, day: int, today: date) -> Day:
    """This year, or the next where it is past."""
    meant = _date(today.year, month, day)
    return Day(meant if meant >= today else _date(today.year + 1, month, day))


def _of_month(day: int, today: date) -> Day:
    month = today if day >= today.day else (today.replace(day=1) + DAY * 31)
    return Day(_date(month.year, month.month, day))


def _slashed(one: int, other: int, today: date) -> Day:
    """`3/4` is March or April: it is asked unless only one can be."""
    if one <= 12 and other <= 12 and one != other:
        raise TimeWrong("which_month", one=one, other=other)
    month, day = (one, other) if other > 12 or one == other else (other, one)
    return _of_year(month, day, today)


def _in_week(which: str, weekday: int, today: date) -> Day:
    """The next one where nothing more is said; `下周` is the week that begins next Monday."""
    monday = today - DAY * today.weekday()
    match which[:1], which[:2]:
        case _, "下下":
            return Day(monday + DAY * (14 + weekday))
        case "下", _:
            return Day(monday + DAY * (7 + weekday))
        case (("这" | "這" | "本"), _):
            return Day(monday + DAY * weekday)
        case "上", _:
            return Day(monday + DAY * (weekday - 7))
        case _:
            return Day(today + DAY * ((weekday - today.weekday()) % 7), floats=DAY * 7)


def _next(which: str, weekday: int, today: date) -> Day:
    """`next Saturday` is this week's to some and the one after it to others."""
    coming = today + DAY * ((weekday - today.weekday()) % 7)
    if which == "this":
        return Day(coming)
    monday = today - DAY * today.weekday()
    if coming >= monday + DAY * 7:
        return Day(coming)
    raise TimeWrong("which_week", first=coming, second=coming + DAY * 7)


def _weekly(weekday: int, today: date) -> Day:
    first = today + DAY * ((weekday - today.weekday()) % 7)
    return Day(first, f"FREQ=WEEKLY;BYDAY={CODES[weekday]}", floats=DAY * 7)


def _monthly(byday: str, today: date) -> Day:
    return Day(today, f"FREQ=MONTHLY;BYDAY={byday}", floats=DAY * 31)


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
        raise TimeWrong("no_such_hour", hour=f"{hour}:{minute:02}")
    if part == said.MORNING:
        hour %= 12 if hour == 12 else 24
    elif part == said.NOON:
        hour += 12 if hour < 3 else 0
    elif part == said.AFTERNOON or (part == said.NIGHT and hour > 5):
        hour += 12 if hour < 12 else 0
    elif not part and after is not None:
        hour += 12 if time(hour, minute) <= after and hour < 12 else 0
    elif not part and 1 <= hour <= 6:
        raise TimeWrong("morning_or_afternoon", early=f"{hour}:{minute:02}", late=f"{hour + 12}:{minute:02}")
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
        raise TimeWrong("no_such_rule")
    starts = at(day.day, hour, clocks)
    if starts <= now and day.floats is not None:
        starts = at(day.day + day.floats, hour, clocks)
    if starts <= now:
        raise TimeWrong("past", when=starts)
    if starts - now > FURTHEST:
        raise TimeWrong("too_far", when=starts)
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
