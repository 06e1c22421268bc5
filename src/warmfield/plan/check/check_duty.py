"""P811, P812, P815: hours that nobody can cover."""

from collections.abc import Iterator
from datetime import time

from warmfield.community.ids import PersonId
from warmfield.plan.basics import Day
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.sections.staffing import Coverage
from warmfield.plan.source import Path, Source

STEP = 30
"""Minutes: the grain at which gaps are looked for."""


def duty(plan: Plan, source: Source) -> Iterator[Problem]:
    for at, coverage in enumerate(plan.duty.coverage):
        path: Path = ("duty", "coverage", at)
        if not coverage.roles and not coverage.team:
            yield problem(source, "P815", path)
            continue
        if coverage.team and coverage.team not in plan.teams:
            continue
        able = able_people(plan, coverage)
        if len(able) < coverage.people:
            yield problem(source, "P812", (*path, "people"), needed=coverage.people, count=len(able))
        elif plan.duty.available:
            yield from _gap(plan, coverage, able, path, source)


def able_people(plan: Plan, coverage: Coverage) -> list[PersonId]:
    """Who may take this duty: by role, by team, or by name in the team."""
    team = plan.teams.get(coverage.team)
    roles = {*coverage.roles, *(team.roles if team else ())}
    named = team.people if team else ()
    return [who for who, person in plan.people.items() if set(person.roles) & roles or who in named]


def _gap(
    plan: Plan, coverage: Coverage, able: list[PersonId], path: Path, source: Source
) -> Iterator[Problem]:
    """Say the first stretch with too few people; the others are often the same on another day."""
    for day in coverage.days:
        short = [at for at in _times(coverage) if _count(plan, able, day, at) < coverage.people]
        if short:
            start = end = short[0]
            while end in short:
                end = _later(end)
            yield problem(
                source,
                "P811",
                path,
                day=(day,),
                start=f"{start:%H:%M}",
                end=f"{end:%H:%M}",
                count=_count(plan, able, day, start),
                needed=coverage.people,
            )
            return


def _times(coverage: Coverage) -> list[time]:
    start = coverage.hours.start.hour * 60 + coverage.hours.start.minute
    ring = [(start + minute) % 1440 for minute in range(0, 1440, STEP)]
    return [at for at in (time(m // 60, m % 60) for m in ring) if at in coverage.hours]


def _later(at: time) -> time:
    minute = (at.hour * 60 + at.minute + STEP) % 1440
    return time(minute // 60, minute % 60)


def _count(plan: Plan, able: list[PersonId], day: Day, at: time) -> int:
    return sum(
        any(day in one.days and at in one.hours for one in plan.duty.available.get(who, ())) for who in able
    )
