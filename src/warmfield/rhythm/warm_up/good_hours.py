"""Which hours of the window are worth a try: where the group usually lives, and where warm-ups worked."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from warmfield.community.pulse import HOURS
from warmfield.plan.sections.rhythm_parts import WarmUp
from warmfield.rhythm.local_time import Span
from warmfield.rhythm.warm_up.open_hours import windows
from warmfield.rhythm.warm_up.silence import expectation
from warmfield.rhythm.warm_up.worked import settled
from warmfield.rhythm.wish import Scope

PRIOR = 4.0
"""As if four warm-ups had been tried in every hour, and answered in the share that the hour has of the
liveliest hour's conversations: a beta prior for each hour."""
GOOD_ENOUGH = 0.5
"""An hour is worth a try where it promises at least half of what the window's best hour does."""


def good_time(scope: Scope, settings: WarmUp, day: date, since: datetime) -> Span | None:
    """From the first moment after `since` in an hour that is worth a try to the end of the window."""
    spans = windows(scope, settings, day)
    if not spans or spans[-1].end <= since:
        return None
    promised = promises(scope, day)
    pieces = [(hour, at, end) for span in spans for hour, at, end in _hours(span, scope)]
    least = GOOD_ENOUGH * max(promised[hour] for hour, _, _ in pieces)
    good = (at for hour, at, end in pieces if end > since and promised[hour] >= least)
    begins = next(good, None)
    if begins is None:
        return None
    moment = max(begins, since)
    return next(Span(moment, window.end) for window in spans if moment in window)


def promises(scope: Scope, day: date) -> Sequence[float]:
    """The chance, by hour, that a warm-up is answered: the mean of the hour's beta posterior."""
    expected, tried = expectation(scope), settled(scope)
    rates: Sequence[float] = (1.0,) * HOURS if expected is None else expected.hours(day)
    lively = max(rates)
    answered, times = [0] * HOURS, [0] * HOURS
    for one in tried:
        times[one.hour] += 1
        answered[one.hour] += bool(one.answered)
    return [
        (PRIOR * rate / lively + yes) / (PRIOR + all_)
        for rate, yes, all_ in zip(rates, answered, times, strict=True)
    ]


def _hours(span: Span, scope: Scope) -> Iterator[tuple[int, datetime, datetime]]:
    """Cut a window at the full hours of the community's clock."""
    at = span.start
    while at < span.end:
        local = at.astimezone(scope.clocks)
        end = min(at + timedelta(minutes=60 - local.minute, seconds=-local.second), span.end)
        yield local.hour, at, end
        at = end
