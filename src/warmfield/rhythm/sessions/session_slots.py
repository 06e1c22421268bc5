"""The sessions ahead: the plan's fixtures of talk, and those that staff planned, as the calendar has them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from warmfield.community.session_records import Planned, SessionRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.activities.occurrences import Occurrence, occurrence, taking_place
from warmfield.rhythm.activities.series import Talk, text_of
from warmfield.rhythm.local_time import DAY
from warmfield.rhythm.sessions.voices import of_person
from warmfield.rhythm.wish import Scope

PREFIX = "session/"
AHEAD = 7
"""Days looked ahead for what comes next."""


def record_of(scope: Scope) -> SessionRecord:
    return scope.view.get(SessionRecord, scope.group) or SessionRecord(id=scope.group)


def planned_on(scope: Scope, day: date) -> Iterator[Planned]:
    """The sessions that begin on a local day, without those that have begun already."""
    begun = record_of(scope).begun
    for one in taking_place(scope.rulebook, scope.view, scope.group, day):
        if one.series.talk is not None:
            planned = _planned(scope, one, one.series.talk)
            if planned.key not in begun:
                yield planned


def planned_named(scope: Scope, key: str) -> Planned | None:
    """Find one that hasn't begun by its key."""
    one = occurrence(scope.rulebook, scope.view, key.removeprefix(PREFIX))
    if one is None or one.cancelled or one.series.talk is None or key in record_of(scope).begun:
        return None
    return _planned(scope, one, one.series.talk)


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


def _planned(scope: Scope, one: Occurrence, talk: Talk) -> Planned:
    language = scope.rulebook.language_of(scope.group)
    owner = one.series.owner
    return Planned(
        key=f"{PREFIX}{one.key}",
        topic=one.topic(language),
        starts=one.starts,
        ends=longest(scope.rulebook, one.starts, one.ends),
        where=one.series.where,
        occurrence=one.key,
        by_staff=one.by_staff,
        host=None if owner is None else of_person(scope.rulebook, owner),
        speakers=one.speakers,
        focus=talk.focus,
        place=one.place(language),
        opening=text_of(talk.opening, language),
        closing=text_of(talk.closing, language),
        summary=talk.summary,
    )
