"""When something is, as people say it: this evening at 8:00, tomorrow morning at 9:30, in one hour."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from warmfield.rhythm.local_time import day_of
from warmfield.wording import Words, later

SOON = timedelta(hours=3)
"""From then on it is said how long it still takes."""
FIVE = timedelta(minutes=5)
PARTS = ((5, "night"), (12, "morning"), (13, "noon"), (18, "afternoon"), (24, "evening"))
"""Until which hour each part of the day reaches."""
TODAY = {
    "night": later("today at {clock} in the night"),
    "morning": later("this morning at {clock}"),
    "noon": later("today at noon, {clock}"),
    "afternoon": later("this afternoon at {clock}"),
    "evening": later("this evening at {clock}"),
}
TOMORROW = {
    "night": later("tomorrow at {clock} in the night"),
    "morning": later("tomorrow morning at {clock}"),
    "noon": later("tomorrow at noon, {clock}"),
    "afternoon": later("tomorrow afternoon at {clock}"),
    "evening": later("tomorrow evening at {clock}"),
}
ON_DAY = {
    "night": later("on {day} at {clock} in the night"),
    "morning": later("on {day}, in the morning at {clock}"),
    "noon": later("on {day} at noon, {clock}"),
    "afternoon": later("on {day}, in the afternoon at {clock}"),
    "evening": later("on {day}, in the evening at {clock}"),
}
MONTHS = (
    later("January"), later("February"), later("March"), later("April"), later("May"), later("June"),
    later("July"), later("August"), later("September"), later("October"), later("November"),
    later("December"),
)  # fmt: skip
DAY_NAMES = (
    later("Monday"), later("Tuesday"), later("Wednesday"), later("Thursday"), later("Friday"),
    later("Saturday"), later("Sunday"),
)  # fmt: skip


def when(words: Words, moment: datetime, now: datetime, clocks: ZoneInfo) -> str:
    """The day as it is called today, the part of the day, and the hour."""
    local = moment.astimezone(clocks)
    part = _part(local.time())
    days = (local.date() - day_of(now, clocks)).days
    if days in (0, 1):
        return words((TODAY, TOMORROW)[days][part], clock=_clock(local.time()))
    return words(ON_DAY[part], day=day_in_words(words, local.date()), clock=_clock(local.time()))


def on_date(words: Words, moment: datetime, clocks: ZoneInfo) -> str:
    """The same with its date always: what is read on another day stays true."""
    local = moment.astimezone(clocks)
    day = day_in_words(words, local.date())
    return words(ON_DAY[_part(local.time())], day=day, clock=_clock(local.time()))


def day_in_words(words: Words, day: date) -> str:
    """`Saturday 7 March`."""
    month = words(MONTHS[day.month - 1])
    return words("{weekday} {day} {month}", weekday=words(DAY_NAMES[day.weekday()]), day=day.day, month=month)


def how_soon(words: Words, moment: datetime, now: datetime) -> str:
    """`in one hour`, `in 45 minutes`, to five minutes; empty where it is neither soon nor ahead."""
    left = moment - now
    if not timedelta(0) < left <= SOON:
        return ""
    minutes = max(1, round(left / FIVE)) * 5
    if minutes % 60 == 0:
        return words.many("in one hour", "in {count} hours", minutes // 60)
    return words("in {count} minutes", count=minutes)


def _part(clock: time) -> str:
    return next(name for until, name in PARTS if clock.hour < until)


def _clock(clock: time) -> str:
    """On a clock of twelve hours; the part of the day says which half."""
    return f"{clock.hour if clock.hour == 0 else (clock.hour - 1) % 12 + 1}:{clock.minute:02}"
