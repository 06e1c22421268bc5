"""The sessions ahead: the plan's fixtures of talk, and those that staff planned."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from warmfield.acts.voice import text_in
from warmfield.community.ids import GroupId
from warmfield.community.session_records import Planned, SessionRecord, Voice
from warmfield.plan.basics import DAYS
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.rhythm_parts import TALKS, Fixture
from warmfield.rhythm.local_time import DAY, at, day_of
from warmfield.rhythm.sessions.voices import of_person
from warmfield.rhythm.wish import Scope

FIXTURES = "rhythm.fixtures"
"""The key of the plan file they stand under."""
WEEK = 7
AHEAD = 7
"""Days looked ahead for what comes next."""


def record_of(scope: Scope) -> SessionRecord:
    return scope.view.get(SessionRecord, scope.group) or SessionRecord(id=scope.group)


def planned_on(scope: Scope, day: date) -> Iterator[Planned]:
    """The sessions that begin on a local day, without those called off or begun."""
    record = record_of(scope)
    for fixture in scope.rulebook.plan.rhythm.fixtures:
        if fixture.sort in TALKS and DAYS[day.weekday()] in fixture.days and _here(scope, fixture):
            planned = _from_fixture(scope, fixture, day)
            if planned.key not in record.off:
                yield planned
    yield from (one for one in record.ahead if day_of(one.starts, scope.clocks) == day)


def planned_next(scope: Scope, within: timedelta = AHEAD * DAY) -> Planned | None:
    """The next session that hasn't begun and isn't over."""
    coming = next(planned_ahead(scope), None)
    return coming if coming is not None and coming.starts <= scope.now + within else None


def planned_ahead(scope: Scope) -> Iterator[Planned]:
    """The sessions of the next AHEAD days, soonest first."""
    first = day_of(scope.now, scope.clocks)
    for number in range(AHEAD + 1):
        here = sorted(planned_on(scope, first + number * DAY), key=lambda one: one.starts)
        yield from (one for one in here if one.ends > scope.now)


def longest(rulebook: Rulebook, starts: datetime, ends: datetime) -> datetime:
    """The end, or as far as the plan lets a session go."""
    return min(ends, starts + rulebook.plan.rhythm.sessions.longest)


def _here(scope: Scope, fixture: Fixture) -> bool:
    """Past chats are rehearsed in groups the plan doesn't name: there it takes place that names none."""
    plan = scope.rulebook.plan
    if scope.group in plan.groups:
        return plan.takes_place(fixture, scope.group)
    return not fixture.groups and not fixture.themes


def _from_fixture(scope: Scope, fixture: Fixture, day: date) -> Planned:
    starts = at(day, fixture.at, scope.clocks)
    focus = scope.rulebook.plan.rhythm.sessions.focus if fixture.focus is None else fixture.focus
    return Planned(
        key=f"session/{_name(scope.rulebook, fixture)}/{day}",
        topic=_topic(scope.rulebook, scope.group, fixture, day),
        starts=starts,
        ends=longest(scope.rulebook, starts, starts + fixture.lasts),
        where=FIXTURES,
        host=of_person(scope.rulebook, fixture.owner),
        speakers=_speakers(scope.rulebook, fixture),
        focus=focus,
        summary=fixture.summary,
    )


def _name(rulebook: Rulebook, fixture: Fixture) -> str:
    return text_in(fixture.name, rulebook.language)


def _topic(rulebook: Rulebook, group: GroupId, fixture: Fixture, day: date) -> str:
    """The topics take turns, one a week."""
    turn = day.toordinal() // WEEK
    texts = fixture.topics[turn % len(fixture.topics)] if fixture.topics else fixture.name
    return text_in(texts, rulebook.language_of(group))


def _speakers(rulebook: Rulebook, fixture: Fixture) -> tuple[Voice, ...]:
    """In a discussion nobody speaks more than others; a talk without a speaker is the owner's."""
    people = fixture.speakers or (() if fixture.sort == "topic" else (fixture.owner,))
    return tuple(of_person(rulebook, person) for person in people)
