"""Which day a person means who writes `Saturday`, `下周三`, `every first Sunday` or `3/4`."""

import re
from datetime import date, timedelta

from msgspec import Struct

from warmfield.rhythm.activities import calendar_words as said
from warmfield.rhythm.activities.activity_faults import Unclear
from warmfield.rhythm.local_time import DAY

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NEAR = {"今": 0, "明": 1, "后": 2, "後": 2, "大": 3, "today": 0, "tonight": 0, "tomorrow": 1, "the": 2}


class Day(Struct, frozen=True):
    """A day as it was meant. `evening`: `tonight` says it. `floats`: where past, the next is so far off."""

    day: date
    rule: str = ""
    evening: bool = False
    morning: bool = False
    floats: timedelta | None = None


def day_said(found: re.Match[str], today: date) -> Day:  # noqa: C901, PLR0911, PLR0912 - a line a way
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
        raise Unclear("no_such_day", year=year, month=month, day=day) from None


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
        raise Unclear("which_month", one=one, other=other)
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
    raise Unclear("which_week", first=coming, second=coming + DAY * 7)


def _weekly(weekday: int, today: date) -> Day:
    first = today + DAY * ((weekday - today.weekday()) % 7)
    return Day(first, f"FREQ=WEEKLY;BYDAY={CODES[weekday]}", floats=DAY * 7)


def _monthly(byday: str, today: date) -> Day:
    return Day(today, f"FREQ=MONTHLY;BYDAY={byday}", floats=DAY * 31)
