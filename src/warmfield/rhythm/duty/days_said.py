"""Days and hours as people say them: `Friday evening`, `from Monday to Wednesday`, 周五晚上, 3月6日到8日."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from warmfield.rhythm.local_time import DAY, at

WEEK = timedelta(weeks=1)
_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZH = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = {
    "morning": (0, 12), "noon": (11, 14), "afternoon": (12, 18), "evening": (18, 24), "night": (18, 24),
    "早上": (0, 12), "上午": (0, 12), "中午": (11, 14), "下午": (12, 18), "晚上": (18, 24), "晚": (18, 24),
}  # fmt: skip
_MONTH = r"(?P<{}>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<zh_month>\d{1,2})月(?P<zh_day>\d{1,2})[日号]?"
    rf"|(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('month')}\b"
    rf"|\b{_MONTH.format('month_first')}\s+(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?\b"
    r"|(?<!\d)(?P<number>\d{1,2})[号日]"
    r"|(?P<near>大后天|后天|明天|明晚|明日|今天|今晚|今日|day after tomorrow|tomorrow|tonight|today)"
    r"|(?P<zh_which>下下|下|这|本)?个?(?:周|星期|礼拜)(?P<zh>[一二三四五六日天末])"
    r"|(?P<week>下周|下星期|这周|本周|这星期|\bnext week\b|\bthis week\b)"
    r"|(?:\b(?P<which>next|this)\s+)?\b(?P<en>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun|week)"
    r"(?P<rest>days?|ends?)?\b",
)
_PART = re.compile(
    r"\s*(?:的|in the |at )?(?P<part>morning|noon|afternoon|evening|night|早上|上午|中午|下午|晚上|晚)"
)
_CLOCKS = re.compile(
    r"[\s,，]*(?:from\s+|从)?(?P<from>\d{1,2})(?:[:：](?P<minute>\d{2})|点)\s*(?:-|–|~|to|until|到|至)\s*"
    r"(?P<to>\d{1,2})(?:[:：](?P<to_minute>\d{2})|点)"
)
_RANGE = re.compile(r"^\s*(?:-|–|~|to|until|till|through|到|至)\s*$")
_NEAR = {
    "今": 0, "today": 0, "tonight": 0, "明": 1, "tomorrow": 1, "后": 2, "day after tomorrow": 2, "大": 3,
}  # fmt: skip


class Said(Struct, frozen=True, kw_only=True):
    """From the day `first` to the day `last`, all day or these hours. `at` is its place in the text."""

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
    """Every day or stretch of days in a text of lower-case letters, in its order.

    The next such day is meant, today included, unless the text says otherwise.
    """
    found: list[Said] = []
    for one in _each(text, today):
        before = found[-1] if found else None
        if before is not None and _RANGE.match(text[before.to : one.at]):
            later = one.last if one.last >= before.first else one.last + WEEK
            found[-1] = replace(before, last=later, hours=one.hours or before.hours, to=one.to)
        else:
            found.append(one)
    return found


def _each(text: str, today: date) -> Iterator[Said]:
    for match in _DAY.finditer(text):
        days = _days(match, today)
        if days is not None:
            hours, to = _hours(text, match)
            yield Said(first=days[0], last=days[1], hours=hours, at=match.start(), to=to)


def _hours(text: str, day: re.Match[str]) -> tuple[tuple[time, time] | None, int]:
    """The part of the day, or the hours, right behind a day; `tonight` is an evening."""
    clocks, part = _CLOCKS.match(text, day.end()), _PART.match(text, day.end())
    if clocks is not None:
        start, end = (
            (int(clocks[hour]), int(clocks[minute] or 0))
            for hour, minute in (("from", "minute"), ("to", "to_minute"))
        )
        if max(start[0], end[0] - 1) < 24 and max(start[1], end[1]) < 60:
            return (time(*start), time(end[0] % 24, end[1])), clocks.end()
    named = part["part"] if part is not None else ""
    named = named or ("晚" if day["near"] in ("今晚", "明晚", "tonight") else "")
    if not named:
        return None, day.end()
    first, last = _PARTS[named]
    return (time(first), time(last % 24)), part.end() if part is not None else day.end()


def _days(match: re.Match[str], today: date) -> tuple[date, date] | None:
    """None where the calendar has no such day."""
    try:
        return _days_of(match, today)
    except (ValueError, OverflowError):
        return None


def _days_of(match: re.Match[str], today: date) -> tuple[date, date] | None:
    if match["iso"]:
        day = date(*map(int, match["iso"].split("-")))
        return day, day
    for number, month in (("zh_day", "zh_month"), ("day", "month"), ("day_after", "month_first")):
        if match[number]:
            named = match[month]
            counted = int(named) if named.isdigit() else _MONTHS.index(named[:3]) + 1
            return _on(today, counted, int(match[number]))
    if match["number"]:
        return _on(today, 0, int(match["number"]))
    if match["near"]:
        days = next(count for word, count in _NEAR.items() if match["near"].startswith(word))
        return today + timedelta(days=days), today + timedelta(days=days)
    return _weekday(match, today)


def _on(today: date, month: int, day: int) -> tuple[date, date]:
    """The next such day; in month 0 whichever comes first. Raises ValueError where there is none."""
    months = [month] if month else [today.month, today.month % 12 + 1]
    years = (today.year, today.year + 1)
    ahead = [date(year, one, day) for year in years for one in months if _exists(year, one, day)]
    found = min(one for one in ahead if one >= today)
    return found, found


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _weekday(match: re.Match[str], today: date) -> tuple[date, date] | None:
    monday = today - timedelta(days=today.weekday())
    if match["week"]:
        first = monday + WEEK if match["week"].startswith(("下", "next")) else monday
        return first, first + timedelta(days=6)
    if match["en"] == "week" and match["rest"] not in ("end", "ends"):
        return None
    weekend = match["zh"] == "末" or match["en"] == "week"
    number = 5 if weekend else _ZH[match["zh"]] if match["zh"] else _EN.index(match["en"][:3])
    which = match["zh_which"] or match["which"] or ""
    weeks = {"下": 1, "next": 1, "下下": 2}.get(which, 0)
    day = monday + weeks * WEEK + timedelta(days=number)
    if not which and (day if not weekend else day + DAY) < today:
        day += WEEK
    return day, day + DAY if weekend else day
