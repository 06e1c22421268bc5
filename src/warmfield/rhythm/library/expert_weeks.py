"""4.1: what experts owe the groups and their own Moments each week, asked for in time."""

from collections.abc import Iterator
from datetime import date, time

from warmfield.community.ids import PersonId
from warmfield.plan.basics import DAYS
from warmfield.rhythm.library.look_days import first_group
from warmfield.rhythm.library.shelving import shelf_of
from warmfield.rhythm.local_time import DAY, at
from warmfield.rhythm.wish import Scope, Wish
from warmfield.wording import later

WEEK = 7
ASKED_BEFORE = 2
"""Days: an evening to write it, and one to spare."""
MORNING, EVENING = time(10), time(20)
PIECE = later("{name} brings a piece")
MOMENTS = later("{name} posts in their Moments")


def expert_weeks(scope: Scope, day: date) -> Iterator[Wish]:
    """In the community's first group alone. Who has brought enough already isn't asked.

    What was due before the clock began to run isn't asked for.
    """
    if scope.group != first_group(scope.rulebook) or at(day, MORNING, scope.clocks) < scope.rhythm.since:
        return
    for who, expert in scope.rulebook.plan.content.experts.items():
        name = scope.rulebook.plan.people[who].name if who in scope.rulebook.plan.people else who
        due = day + ASKED_BEFORE * DAY
        owed = _due_by(due, expert.pieces_a_week)
        if owed and brought(scope, who, due, expert.pieces_a_week) < owed:
            yield _wish(scope, "expert_piece", day, who, scope.words(PIECE, name=name))
        if _due_by(day, expert.moments_a_week):
            yield _wish(scope, "moments", day, who, scope.words(MOMENTS, name=name))


def _wish(scope: Scope, sort: str, day: date, who: PersonId, title: str) -> Wish:
    return Wish(
        key=f"{sort}/{who}/{day}",
        sort=sort,
        at=at(day, MORNING, scope.clocks),
        until=at(day, EVENING, scope.clocks),
        title=title,
        where=f"content.experts.{who}",
        about=who,
        by=who,
        speaks=False,
    )


def _due_by(day: date, a_week: int) -> int:
    """How many of the week's are due up to a day on which one is; 0 on other days.

    They are spread over the week; a single one is due in its middle.
    """
    days = due_days(a_week)
    return sum(due <= day.weekday() for due in days) if day.weekday() in days else 0


def due_days(a_week: int) -> list[int]:
    """Weekdays, Monday being 0."""
    return [int((nth + 0.5) * WEEK / a_week) for nth in range(a_week)]


def brought(scope: Scope, who: PersonId, day: date, a_week: int) -> int:
    """How many pieces a person has brought for the week of a day, from when the first could be asked for."""
    first = min(0, due_days(a_week)[0] - ASKED_BEFORE)
    since = at(day + (first - day.weekday()) * DAY, time(0), scope.clocks).timestamp()
    pieces = shelf_of(scope.view).pieces
    return sum(one.expert == who and one.at >= since and one.state != "rejected" for one in pieces)


def next_due(scope: Scope, who: PersonId, today: date) -> str:
    """The weekday of the first piece still owed this week; empty where none is."""
    a_week = scope.rulebook.plan.content.experts[who].pieces_a_week
    days = due_days(a_week)
    done = brought(scope, who, today, a_week) if a_week else 0
    return DAYS[days[done]] if done < len(days) else ""
