"""The sessions ahead: the plan's fixtures of talk, and those that staff planned, as the calendar has them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from warmfield.community.ids import GroupId
from warmfield.community.session_records import Planned, SessionRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.activities.occurrences import (
    NOTHING,
    Occurrence,
    changed,
    occurrence,
    of_staff,
    on_day,
)
from warmfield.rhythm.activities.series import Talk, fixtures, fixtures_here, text_of
from warmfield.rhythm.as_planned import as_planned
from warmfield.rhythm.local_time import DAY, day_of
from warmfield.rhythm.sessions.voices import of_person
from warmfield.rhythm.wish import Scope

PREFIX = "session/"
"""Of keys of sessions: the calendar's key follows, or the event by which one was opened."""
AHEAD = 7
"""Days looked ahead for what comes next."""


def record_of(scope: Scope) -> SessionRecord:
    return scope.view.get(SessionRecord, scope.group) or SessionRecord(id=scope.group)


def planned_on(scope: Scope, day: date) -> Iterator[Planned]:
    """The sessions that begin on a local day, without those that have begun already."""
    begun = record_of(scope).begun
    yield from (one for one in _calendar(scope, day) if one.key not in begun)


def _calendar(scope: Scope, day: date) -> Iterator[Planned]:
    """Moved ones on their new day, cancelled ones on none."""
    rulebook, group, language = scope.rulebook, scope.group, scope.words.language
    planned = sessions_as_planned(rulebook, talks_here(rulebook, group), language, day)
    if as_planned(scope, day, day):
        yield from planned
        return
    differing = {one.key: one for one in changed(rulebook, scope.view, day)}
    yield from (one for one in planned if one.occurrence not in differing)
    found = {one.key: one for one in of_staff(rulebook, scope.view, group, day)} | differing
    for one in found.values():
        here = group in one.series.groups and not one.cancelled
        if here and one.series.talk is not None and day_of(one.starts, scope.clocks) == day:
            yield _planned(rulebook, one, one.series.talk, language)


@lru_cache(4096)
def sessions_as_planned(
    rulebook: Rulebook, named: tuple[str, ...], language: str, day: date
) -> tuple[Planned, ...]:
    """The sessions of these series as the plan has them; an agenda asks for every day of a year."""
    here = (fixtures(rulebook)[one] for one in named)
    found = ((on_day(rulebook, NOTHING, one, day), one.talk) for one in here if one.falls_on(day))
    return tuple(_planned(rulebook, one, talk, language) for one, talk in found if talk is not None)


@lru_cache(4096)
def talks_here(rulebook: Rulebook, group: GroupId) -> tuple[str, ...]:
    """The plan's series of sessions in a group."""
    return tuple(one.id for one in fixtures_here(rulebook, group) if one.talk is not None)


def planned_named(scope: Scope, key: str) -> Planned | None:
    """Find one of the calendar by its key."""
    one = occurrence(scope.rulebook, scope.view, key.removeprefix(PREFIX))
    if one is None or one.cancelled or one.series.talk is None:
        return None
    return _planned(scope.rulebook, one, one.series.talk, scope.words.language)


def planned_next(scope: Scope, within: timedelta = AHEAD * DAY) -> Planned | None:
    """The next session that hasn't begun and isn't over."""
    coming = next(planned_ahead(scope), None)
    return coming if coming is not None and coming.starts <= scope.now + within else None


def planned_ahead(scope: Scope, days: int = AHEAD) -> Iterator[Planned]:
    """The sessions of today and as many days after it, soonest first."""
    for number in range(days + 1):
        here = sorted(planned_on(scope, scope.today + number * DAY), key=lambda one: one.starts)
        yield from (one for one in here if one.ends > scope.now)


def longest(rulebook: Rulebook, starts: datetime, ends: datetime) -> datetime:
    """The end, or as far as the plan lets a session go."""
    return min(ends, starts + rulebook.plan.rhythm.sessions.longest)


def _planned(rulebook: Rulebook, one: Occurrence, talk: Talk, language: str) -> Planned:
    owner = one.series.owner
    return Planned(
        key=f"{PREFIX}{one.key}",
        topic=one.topic(language),
        starts=one.starts,
        ends=longest(rulebook, one.starts, one.ends),
        where=one.series.where,
        occurrence=one.key,
        by_staff=one.by_staff,
        host=None if owner is None else of_person(rulebook, owner),
        speakers=one.speakers,
        focus=talk.focus,
        place=one.place(language),
        opening=text_of(talk.opening, language),
        closing=text_of(talk.closing, language),
        summary=talk.summary,
    )
