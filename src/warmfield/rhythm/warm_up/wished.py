"""The wish for a warm-up: at the moment when the silence will be too long, if nobody writes before."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from warmfield.community.warm_up_records import Asking, WarmUpRecord
from warmfield.plan.sections.rhythm_parts import WarmUp
from warmfield.rhythm.gate import asleep
from warmfield.rhythm.local_time import DAY, Span, day_of, whole_day
from warmfield.rhythm.warm_up.good_hours import good_time
from warmfield.rhythm.warm_up.ladder import SAY, has_role, moment_of, steps
from warmfield.rhythm.warm_up.silence import too_long_at
from warmfield.rhythm.wish import Scope, Wish
from warmfield.wording import later

DROP = "drop"
FARTHEST = timedelta(days=14)
"""Nobody is told what would happen if nobody wrote for longer."""
TITLES = {
    "starter": later("A starter is asked to warm up, if nobody writes before"),
    "host": later("A host is asked to warm up, if nobody writes before"),
    SAY: later("The assistant starts a conversation, if nobody writes before"),
    DROP: later("The warm-up that came to nothing is let go"),
}


def warm_ups(scope: Scope, day: date) -> Iterator[Wish]:
    """At most one a day: the next step of the warm-up that is on its way, or the beginning of one."""
    settings = scope.rulebook.plan.rhythm.warm_up
    if settings is None or day - scope.today > FARTHEST:
        return
    record = scope.view.get(WarmUpRecord, scope.group) or WarmUpRecord(id=scope.group)
    if record.asking is not None:
        yield from _next_step(scope, settings, record, record.asking, day)
    else:
        yield from _beginning(scope, settings, record, day)


def _beginning(scope: Scope, settings: WarmUp, record: WarmUpRecord, day: date) -> Iterator[Wish]:
    """None where nobody has written for weeks: the gate would hold it back anyway."""
    if scope.once(asleep):
        return
    due = too_long_at(scope, settings, whole_day(day, scope.clocks).end)
    ladder = () if due is None else steps(scope)
    if due is not None and ladder:
        when = _first(scope, settings, record, max(due, scope.now), day)
        if when is not None:
            yield _wish(scope, record, ladder[0], when)


def _first(scope: Scope, settings: WarmUp, record: WarmUpRecord, since: datetime, day: date) -> Span | None:
    """The first good time, where it lies on `day`; an earlier day may have one, and then it is that."""
    first = day_of(since, scope.clocks)
    while first <= day:
        if _left(scope, settings, record, first):
            found = good_time(scope, settings, first, since)
            if found is not None:
                return found if first == day else None
        first += DAY
    return None


def _left(scope: Scope, settings: WarmUp, record: WarmUpRecord, day: date) -> bool:
    """Whether the day has warm-ups left."""
    here = whole_day(day, scope.clocks)
    return sum(moment_of(at) in here for at in record.begun) < settings.a_day


def _next_step(
    scope: Scope, settings: WarmUp, record: WarmUpRecord, asking: Asking, day: date
) -> Iterator[Wish]:
    """Until the end of the day it began on; then it is let go."""
    due, ladder = moment_of(asking.due), steps(scope)
    begun = day_of(moment_of(asking.at), scope.clocks)
    until = max(whole_day(begun, scope.clocks).end, due + settings.wait)
    if asking.step < len(ladder) and day == day_of(due, scope.clocks):
        yield _wish(scope, record, ladder[asking.step], Span(due, until))
    if day == day_of(max(until, scope.now), scope.clocks):
        yield _wish(scope, record, DROP, Span(until, max(until, scope.now) + DAY))


def _wish(scope: Scope, record: WarmUpRecord, step: str, when: Span) -> Wish:
    return Wish(
        key=f"warm_up/{record.made}/{step}",
        sort="warm_up",
        at=when.start,
        until=when.end,
        title=scope.words(TITLES[step]),
        where="rhythm.warm_up",
        about=step,
        by=has_role(scope, step),
        speaks=step != DROP,
    )
