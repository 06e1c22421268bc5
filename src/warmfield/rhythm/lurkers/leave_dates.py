"""Until when somebody is away: 请假到5月1日, 出差两周, on leave until 1 May, away until next Friday."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

LONGEST = timedelta(days=366)
JUST_OVER = timedelta(days=60)
"""A day without a year that passed no longer ago than this is a slip, not next year's."""
_CHINESE = {word: number for number, word in enumerate("零一二三四五六七八九")} | {"两": 2}
_ENGLISH = {"a": 1, "an": 1, "another": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3, "four": 4,
            "five": 5, "six": 6, "eight": 8, "ten": 10}  # fmt: skip
_COUNTED = "|".join(sorted(_ENGLISH, key=len, reverse=True))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HAN = r"\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]"
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:,?\s*(?P<year>20\d\d))?\b"
_ENGLISH_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
Found = re.Match[str]


class Away(Struct, frozen=True):
    """`until`: the last day away. `odd`: empty, or why there is none: `unsaid`, `past`, `far`."""

    until: date | None = None
    odd: str = ""


def away_until(text: str, today: date) -> Away:
    """`text` is folded (`hearing.plain`): narrow digits, lower case, simplified script."""
    for pattern, read in _FORMS:
        found = pattern.search(text)
        if found is not None:
            return _judged(read, found, today)
    return Away(odd="unsaid")


def _judged(read: Callable[[Found, date], date], found: Found, today: date) -> Away:
    """A day that no calendar has counts as unsaid."""
    try:
        day = read(found, today)
    except (ValueError, OverflowError):
        return Away(odd="unsaid")
    if day < today:
        return Away(odd="past")
    return Away(odd="far") if day - today > LONGEST else Away(until=day)


def _number(said: str) -> int:
    """`12`, 十二, 二十, 两, `two`."""
    if said.isdecimal():
        return int(said)
    if said in _ENGLISH:
        return _ENGLISH[said]
    tens, ten, ones = said.partition("十")
    return (_CHINESE[tens] if tens else 1) * 10 + _CHINESE.get(ones, 0) if ten else _CHINESE[said]


def _next(month: int, day: int, today: date) -> date:
    """The day in this year, or in the next where this year's is long over."""
    here = date(today.year, month, day)
    return here if here >= today - JUST_OVER else date(today.year + 1, month, day)


def _dated(found: Found, today: date) -> date:
    """Month first, as Chinese and ISO have it; the other way round where that can't be."""
    month, day = _number(found["month"]), _number(found["day"])
    month, day = (day, month) if month > 12 else (month, day)
    year = found["year"]
    return date(int(year), month, day) if year else _next(month, day, today)


def _named(found: Found, today: date) -> date:
    month, day = _MONTHS.index(found["name"][:3]) + 1, int(found["day"])
    return date(int(found["year"]), month, day) if found["year"] else _next(month, day, today)


def _day_alone(found: Found, today: date) -> date:
    """到5号: of this month, or of the next where it is over."""
    here = today.replace(day=_number(found["day"]))
    return here if here >= today else _months_on(here, 1)


def _length(found: Found, today: date) -> date:
    count, unit = _number(found["count"]), found["unit"]
    if unit in (None, "month"):
        return _months_on(today, count)
    return today + timedelta(days=count * (1 if unit in ("天", "day") else 7))


def _months_on(today: date, count: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _weekday(found: Found, today: date) -> date:
    """The next one; with `next` or 下, that of next week."""
    said = found["weekday"]
    wanted = _WEEKDAYS.index(said[:3]) if said.isascii() else min(6, "一二三四五六日天".index(said))
    if found["next"]:
        return today + timedelta(days=7 - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def _month_end(found: Found, today: date) -> date:
    there = _months_on(today.replace(day=1), 1 if found["next"] else 0)
    return there.replace(day=monthrange(there.year, there.month)[1])


def _soon(found: Found, today: date) -> date:
    days = {"今天": 0, "today": 0, "明天": 1, "tomorrow": 1, "后天": 2, "大后天": 3, "半个月": 15, "半月": 15}
    return today + timedelta(days=days[found[0]])


_PATTERNS: tuple[tuple[str, Callable[[Found, date], date]], ...] = (
    (r"(?:(?P<year>20\d\d)\s*[-/.年]\s*)(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})", _dated),
    (rf"(?P<year>(?!))?(?P<month>{_HAN})\s*月\s*(?P<day>{_HAN})", _dated),
    (rf"\b{_ENGLISH_DAY}\s*(?:of\s+)?{_NAME}{_YEAR}", _named),
    (rf"\b{_NAME}\s*{_ENGLISH_DAY}{_YEAR}", _named),
    (r"(?P<year>(?!))?(?<![\d.])(?P<month>\d{1,2})\s*[-/.]\s*(?P<day>\d{1,2})(?![\d.])", _dated),
    (rf"(?P<day>{_HAN})\s*[号日]", _day_alone),
    (r"半个?月|大后天|后天|明天|今天|\btomorrow\b|\btoday\b", _soon),
    (rf"(?P<count>{_HAN})\s*(?:个?\s*(?P<unit>天|周|星期|礼拜)|个月)", _length),
    (
        rf"\b(?P<count>\d{{1,3}}|{_COUNTED})\s+(?P<unit>day|week|month)s?\b",
        _length,
    ),
    (r"(?P<next>下个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])", _weekday),
    (
        r"\b(?P<next>next\s+)?(?P<weekday>mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b",
        _weekday,
    ),
    (r"(?P<next>下个?)?(?:这个|本)?月底", _month_end),
    (r"\bend of (?:the|this|(?P<next>next)) month\b", _month_end),
)
_FORMS = tuple((re.compile(pattern), read) for pattern, read in _PATTERNS)
"""Forms of a day, the plainest first."""
