"""Lengths of time and sums of money, in words."""

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from warmfield.wording import Words


def length_in_words(words: Words, length: timedelta) -> str:
    """Say a length in its largest whole unit: `2 days`, `90 minutes`."""
    seconds = round(length.total_seconds())
    if seconds % 86400 == 0 and seconds:
        return words.many("{count} day", "{count} days", seconds // 86400)
    if seconds % 3600 == 0 and seconds:
        return words.many("{count} hour", "{count} hours", seconds // 3600)
    if seconds >= 60:
        return words.many("{count} minute", "{count} minutes", round(seconds / 60))
    return words.many("{count} second", "{count} seconds", seconds)


def yuan(fen: int) -> str:
    """Fen as yuan: 1000 is `10`, 1050 is `10.50`."""
    return str(fen // 100) if fen % 100 == 0 else f"{fen / 100:.2f}"


@cache
def zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def clock_time(moment: datetime, time_zone: str) -> str:
    """A moment on the community's clocks, `11-22 20:05`."""
    return f"{moment.astimezone(zone(time_zone)):%m-%d %H:%M}"
