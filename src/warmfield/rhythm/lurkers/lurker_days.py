"""On which days the sweep is made, and when the staff are asked: within the managers' hours, by day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from zlib import crc32

from warmfield.acts.awake import when_awake
from warmfield.community.roster import SweepRecord
from warmfield.plan.basics import DAYS, Window
from warmfield.plan.model import DECIDERS
from warmfield.plan.sections.rhythm_parts import Lurkers
from warmfield.rhythm.local_time import DAY, Span, day_of, span_of
from warmfield.rhythm.lurkers.silent_since import settings_for
from warmfield.rhythm.wish import Scope, Wish
from warmfield.wording import later

WHERE = "rhythm.lurkers"
SWEEP = later("Looks who has been silent for long")
ASKS = later("Asks about those who stayed silent")
BY_DAY = Window(start=time(10), end=time(20))
"""Nobody is asked whether they still read at breakfast or at bedtime."""


def lurkers(scope: Scope, day: date) -> Iterator[Wish]:
    """The sweep, and the question to the staff once the waiting time of some is over."""
    settings = scope.rulebook.plan.rhythm.lurkers
    if settings is None:
        return
    record = scope.once(_record)
    due = _is_due(day, scope.once(_next_sweep), settings)
    if not (due or record.told) or day < scope.today or settings_for(scope.rulebook, scope.group) is None:
        return
    hours = hours_of(scope, day)
    if due:
        at = hours.start + _spread(scope.group, day) * (hours.end - hours.start) / 4
        yield _wish(scope, "lurkers", SWEEP, at, hours.end)
    asked = _asked_at(scope, settings, record, day)
    if asked is not None:
        yield _wish(scope, "lurkers_due", ASKS, asked, hours.end)


def _wish(scope: Scope, sort: str, title: str, at: datetime, until: datetime) -> Wish:
    day = day_of(at, scope.clocks)
    return Wish(
        key=f"{sort}/{day}",
        sort=sort,
        at=when_awake(scope.rulebook, at),
        until=until,
        title=scope.words(title),
        where=WHERE,
        speaks=False,
    )


def _record(scope: Scope) -> SweepRecord:
    return scope.view.get(SweepRecord, scope.group) or SweepRecord(id=scope.group)


def _next_sweep(scope: Scope) -> date:
    """Every so many days; what was held back on its day is made on the next."""
    settings = scope.rulebook.plan.rhythm.lurkers
    last = day_of(scope.once(_record).swept_at or scope.rhythm.since, scope.clocks)
    return scope.today if settings is None else max(scope.today, last + _every(settings) * DAY)


def _every(settings: Lurkers) -> int:
    return max(1, settings.every // DAY)


def _is_due(day: date, first: date, settings: Lurkers) -> bool:
    return day >= first and (day - first).days % _every(settings) == 0


def _asked_at(scope: Scope, settings: Lurkers, record: SweepRecord, day: date) -> datetime | None:
    """When the waiting time of all those is over for whom it ends by this day; one question at a time."""
    if record.request is not None:
        return None
    hours = hours_of(scope, day)
    over = [datetime.fromtimestamp(one.at, UTC) + settings.wait for one in record.told]
    ready = [moment for moment in over if moment <= hours.end]
    if day > scope.today:
        before = hours_of(scope, day - DAY).end
        ready = [moment for moment in ready if moment > before]
    return max([hours.start, *ready]) if ready else None


def hours_of(scope: Scope, day: date) -> Span:
    """By day, as far as an owner, deputy or manager is on duty then; else simply by day."""
    by_day = span_of(day, BY_DAY, scope.clocks)
    for cover in scope.rulebook.plan.duty.coverage:
        here = not cover.groups or scope.group in cover.groups
        if here and DAYS[day.weekday()] in cover.days and set(cover.roles) & set(DECIDERS):
            duty = span_of(day, cover.hours, scope.clocks)
            start, end = max(duty.start, by_day.start), min(duty.end, by_day.end)
            return Span(start, end) if start < end else duty
    return by_day


def _spread(group: str, day: date) -> float:
    """Where in the first quarter of the hours, in sixtieths: groups and days differ, nobody chooses."""
    return crc32(f"{group}/{day}".encode()) % 60 / 60
