"""The calendar of everything: what will be said or asked, when, why, by whom, what holds it back."""

from collections.abc import Iterator
from datetime import date, datetime

from warmfield.rhythm.activities.activity_days import activities
from warmfield.rhythm.fixtures.fixture_days import fixtures
from warmfield.rhythm.gate import place
from warmfield.rhythm.library.brief import briefs
from warmfield.rhythm.library.expert_weeks import expert_weeks
from warmfield.rhythm.library.look_days import looks
from warmfield.rhythm.library.piece_days import piece_days
from warmfield.rhythm.local_time import DAY, day_of
from warmfield.rhythm.lurkers.lurker_days import lurkers
from warmfield.rhythm.reminders.reminder_days import reminders
from warmfield.rhythm.sessions.session_days import sessions
from warmfield.rhythm.warm_up.wished import warm_ups
from warmfield.rhythm.weekly.weekly_wish import weeks
from warmfield.rhythm.wish import Item, Scope, Source, Wish

SOURCES: tuple[Source, ...] = (
    reminders,
    sessions,
    warm_ups,
    lurkers,
    briefs,
    piece_days,
    looks,
    expert_weeks,
    fixtures,
    activities,
    weeks,
)
"""All that the plan repeats. What isn't wished for here is never said by the clock."""


def day_plan(scope: Scope, day: date) -> list[Item]:
    """Everything of one local day in a group, in the order of time."""
    return place(scope, day, (wish for source in SOURCES for wish in source(scope, day)))


def placed(scope: Scope, wish: Wish) -> Item:
    """One more wish, for now: its place among everything of today, or what holds it back."""
    wishes = [one for source in SOURCES for one in source(scope, scope.today)]
    return next(item for item in place(scope, scope.today, [*wishes, wish]) if item.wish is wish)


def agenda(scope: Scope, until: datetime) -> Iterator[Item]:
    """Everything in a group from the scope's moment on, day by day, in the order of time."""
    day, last = scope.today, day_of(until, scope.clocks)
    while day <= last:
        yield from (item for item in day_plan(scope, day) if scope.now <= item.at < until)
        day += DAY
