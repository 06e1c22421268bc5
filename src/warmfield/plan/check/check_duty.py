"""P811, P812, P815, P830: hours that nobody can cover, and people whom no duty asks for."""

from collections.abc import Iterator

from warmfield.community.ids import PersonId
from warmfield.plan.duty_hours import Hours, able_people, at_minute, covered, cut, free_hours, holds
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.sections.staffing import Coverage
from warmfield.plan.source import Path, Source


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
        elif plan.duty.available and coverage.hours.start != coverage.hours.end:
            yield from _gap(plan, coverage, able, path, source)
    yield from _needless(plan, source)


def _needless(plan: Plan, source: Source) -> Iterator[Problem]:
    """People with hours whom nothing needs: a role was forgotten, or a name is mistaken."""
    if plan.duty.coverage:
        asked = {who for coverage in plan.duty.coverage for who in able_people(plan, coverage)}
        for who in plan.duty.available:
            if who in plan.people and who not in asked:
                yield problem(source, "P830", ("duty", "available", who), key=True, name=who)


def _gap(
    plan: Plan, coverage: Coverage, able: list[PersonId], path: Path, source: Source
) -> Iterator[Problem]:
    """Say the first stretch with too few people; the others are often the same on another day."""
    free = [free_hours(plan, who) for who in able]
    for day in covered(coverage):
        parts = cut(day, (border for one in free for stretch in one for border in stretch))
        counts = {part: sum(holds(one, part) for one in free) for part in parts}
        short = [part for part in parts if counts[part] < coverage.people]
        if short:
            start, end = _first_stretch(short)
            yield problem(
                source,
                "P811",
                path,
                day=(at_minute(day[0])[0],),
                start=f"{at_minute(start)[1]:%H:%M}",
                end=f"{at_minute(end)[1]:%H:%M}",
                count=counts[short[0]],
                needed=coverage.people,
            )
            return


def _first_stretch(short: list[Hours]) -> Hours:
    start, end = short[0]
    for first, last in short[1:]:
        end = last if first == end else end
    return start, end
