"""What takes place on a day in a group: activities, sessions and fixtures, as they really are."""

from collections.abc import Iterator
from datetime import date

from warmfield.rhythm.activities.occurrences import Occurrence, all_series, changed, on_day
from warmfield.rhythm.activities.series import Series
from warmfield.rhythm.local_time import day_of
from warmfield.rhythm.wish import Scope


def programme(scope: Scope, day: date) -> list[Occurrence]:
    """In the order of time; a moved one on its new day, a cancelled one where anybody counts on it."""
    found = {
        one.key: one
        for series in scope.once(_series)
        if series.falls_on(day)
        for one in [on_day(scope.rulebook, scope.view, series, day)]
    }
    found |= {
        one.key: one for one in changed(scope.rulebook, scope.view, day) if scope.group in one.series.groups
    }
    here = (one for one in found.values() if _shown(scope, one, day))
    return sorted(here, key=lambda one: (one.starts, one.key))


def _series(scope: Scope) -> tuple[Series, ...]:
    return tuple(all_series(scope.rulebook, scope.view, scope.group))


def _shown(scope: Scope, one: Occurrence, day: date) -> bool:
    if day_of(one.starts, scope.clocks) != day:
        return False
    if one.series.planned_at is None and day < day_of(scope.rhythm.since, scope.clocks):
        return False
    return not one.cancelled or bool(one.record.cancelled or one.record.said or one.record.sign_ups)


def at_once(those: list[Occurrence]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Pairs in one group that take place at the same time."""
    real = [one for one in those if not one.cancelled]
    for number, one in enumerate(real):
        yield from ((one, other) for other in real[number + 1 :] if other.starts < one.ends)


def kind_of(one: Occurrence) -> str:
    if one.series.signed_up_for:
        return "activity"
    return "session" if one.series.talk is not None else "fixture"
