"""On which days the rules are repeated, and at what hour of the plan's window."""

from collections.abc import Iterator
from datetime import date, timedelta
from zlib import crc32

from warmfield.plan.sections.rhythm_parts import Reminders
from warmfield.rhythm.local_time import DAY, day_of, span_of
from warmfield.rhythm.reminders.how_often import WEEK, a_week
from warmfield.rhythm.wish import Scope, Wish
from warmfield.wording import later

TITLE = later("The rules again, in short")
FIRST_AFTER = timedelta(days=1)
"""A group that starts hears them on its second evening."""


def reminders(scope: Scope, day: date) -> Iterator[Wish]:
    """The wish for a reminder, on the days that are due."""
    settings = scope.rulebook.plan.rhythm.reminders
    if settings is None or not _is_due(scope, settings, day):
        return
    window = span_of(day, settings.window, scope.clocks)
    yield Wish(
        key=f"reminder/{day}",
        sort="reminder",
        at=window.start + _spread(scope.group, day) * (window.end - window.start) / 2,
        until=window.end,
        title=scope.words(TITLE),
        where="rhythm.reminders",
    )


def _is_due(scope: Scope, settings: Reminders, day: date) -> bool:
    """On the days of an even grid; today also where the last of them was held back. Never two too close."""
    today = day_of(scope.now, scope.clocks)
    every = WEEK / a_week(settings, scope.rhythm, today)
    first = day_of(scope.rhythm.since + FIRST_AFTER, scope.clocks)
    said = scope.rhythm.reminded_at
    last = None if said is None else day_of(said, scope.clocks)
    due_today = _grid(today, first, every) > _grid(last or first - DAY, first, every)
    due_today = due_today and _far(last, today, every)
    if day == today:
        return due_today
    before = today if due_today else last
    return _grid(day, first, every) > _grid(day - DAY, first, every) and _far(before, day, every)


def _grid(day: date, first: date, every: float) -> int:
    """How many reminders are due up to a day, one each `every` days from `first` on."""
    return int((day - first).days / every) + 1 if day >= first else 0


def _far(last: date | None, day: date, every: float) -> bool:
    return last is None or (day - last).days >= every / 2


def _spread(group: str, day: date) -> float:
    """Where in the window's first half, in sixtieths: groups and days differ, nobody chooses."""
    return crc32(f"{group}/{day}".encode()) % 60 / 60
