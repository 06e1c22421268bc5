"""The plan's window for warm-ups as moments, and how long it has been open."""

from datetime import date, datetime, timedelta

from warmfield.plan.sections.rhythm_parts import WarmUp
from warmfield.rhythm.local_time import DAY, Span, day_of, span_of, whole_day
from warmfield.rhythm.wish import Scope

FARTHEST = 60
"""Days after which nobody waits for the window any more."""


def windows(scope: Scope, settings: WarmUp, day: date) -> list[Span]:
    """The window as far as it lies on a local day; one past midnight has two pieces."""
    here = whole_day(day, scope.clocks)
    spans = (span_of(begins, settings.window, scope.clocks) for begins in (day - DAY, day))
    cut = (Span(max(span.start, here.start), min(span.end, here.end)) for span in spans)
    return [span for span in cut if span.start < span.end]


def open_for(scope: Scope, settings: WarmUp, since: datetime, length: timedelta) -> datetime:
    """The moment at which the window has been open for so long since: a night is no silence."""
    day, left = day_of(since, scope.clocks), length
    for number in range(FARTHEST):
        for window in windows(scope, settings, day + number * DAY):
            begins = max(window.start, since)
            if begins + left <= window.end:
                return begins + left
            left -= max(window.end - begins, timedelta())
    return since + FARTHEST * DAY
