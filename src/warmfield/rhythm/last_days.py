"""A group's gauge, day by day: today so far, the days that are over, and where the group stands by both."""

from collections.abc import Iterator
from datetime import date

from warmfield.community.pulse import PulseRecord, UsualRecord
from warmfield.rhythm.local_time import whole_day
from warmfield.rhythm.pulse.gauged import Gauge, gauge_of
from warmfield.rhythm.pulse.so_far import beside_usual
from warmfield.rhythm.warm_up.silence import expectation
from warmfield.rhythm.wish import Scope

EARLY = 0.5
"""Share of the group's own day before which little written says nothing yet."""
LITTLE = ("silent", "quiet")


def today_so_far(scope: Scope) -> Gauge | None:
    """None where nothing was ever heard."""
    pulse = scope.view.get(PulseRecord, scope.group)
    if pulse is None:
        return None
    number = scope.today.toordinal()
    if pulse.day < number:
        pulse = PulseRecord(id=scope.group, day=number, day_begins=0.0)
    heard = beside_usual(scope.rulebook, scope.view, pulse)
    return gauge_of(scope.rulebook.plan, scope.group, heard, gone=gone(scope, scope.today))


def gone(scope: Scope, day: date) -> float:
    """The share of a day that is over, by the group's own hours where they are known."""
    span, expected = whole_day(day, scope.clocks), expectation(scope)
    if expected is None:
        return (scope.now - span.start) / (span.end - span.start)
    return expected.between(span.start, scope.now) / expected.between(span.start, span.end)


def last_days(scope: Scope, days: int) -> Iterator[Gauge]:
    """The last days that are over, oldest first, 35 at most; the pulse may still hold the last of them."""
    usual, pulse = scope.view.get(UsualRecord, scope.group), scope.view.get(PulseRecord, scope.group)
    heard = [] if usual is None else list(usual.days[-days:])
    if pulse is not None and pulse.day < scope.today.toordinal():
        heard.append(beside_usual(scope.rulebook, scope.view, pulse))
    yield from (gauge_of(scope.rulebook.plan, scope.group, day) for day in heard[max(0, len(heard) - days) :])


def stands(today: Gauge | None, over: tuple[Gauge, ...], gone: float) -> Gauge | None:
    """The day by which a group is judged: today, but in its first half only where it says more than little.

    A group that wakes up at nine isn't silent at seven; then yesterday speaks.
    """
    if today is None or (today.says in LITTLE and gone < EARLY and over):
        return over[-1] if over else today
    return today
