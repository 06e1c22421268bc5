"""On which days the rules are repeated, and at what hour of the plan's window."""

from collections.abc import Iterator
from datetime import date, timedelta
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from warmfield.rhythm.local_time import DAY, day_of, span_of
from warmfield.rhythm.reminders.how_often import WEEK, a_week
from warmfield.rhythm.wish import Scope, Wish
from warmfield.wording import later

TITLE = later("The rules again, in short")
FIRST_AFTER = timedelta(days=1)
"""A group that starts hears them on its second evening."""


def reminders(scope: Scope, day: date) -> Iterator[Wish]:
    """The wish for a reminder, on the days that are due."""
    settings, grid = scope.rulebook.plan.rhythm.reminders, scope.once(_grid)
    if settings is None or grid is None or not _is_due(grid, scope.today, day):
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


class Grid(Struct, frozen=True, kw_only=True):
    """One reminder each `every` days from `first` on; `last` is the day of the last that was said."""

    every: float
    first: date
    last: date | None
    due_today: bool

    def up_to(self, day: date) -> int:
        """How many are due up to a day."""
        return int((day - self.first).days / self.every) + 1 if day >= self.first else 0


def _grid(scope: Scope) -> Grid | None:
    settings = scope.rulebook.plan.rhythm.reminders
    if settings is None:
        return None
    said = scope.rhythm.reminded_at
    grid = Grid(
        every=WEEK / a_week(settings, scope.rhythm, scope.today),
        first=day_of(scope.rhythm.since + FIRST_AFTER, scope.clocks),
        last=None if said is None else day_of(said, scope.clocks),
        due_today=False,
    )
    due = grid.up_to(scope.today) > grid.up_to(grid.last or grid.first - DAY)
    return replace(grid, due_today=due and _far(grid.last, scope.today, grid.every))


def _is_due(grid: Grid, today: date, day: date) -> bool:
    """On the days of an even grid; today also where the last of them was held back. Never two too close."""
    if day == today:
        return grid.due_today
    before = today if grid.due_today else grid.last
    return grid.up_to(day) > grid.up_to(day - DAY) and _far(before, day, grid.every)


def _far(last: date | None, day: date, every: float) -> bool:
    return last is None or (day - last).days >= every / 2


def _spread(group: str, day: date) -> float:
    """Where in the window's first half, in sixtieths: groups and days differ, nobody chooses."""
    return crc32(f"{group}/{day}".encode()) % 60 / 60
