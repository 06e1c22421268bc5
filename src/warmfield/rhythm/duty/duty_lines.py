"""The plan's duty as lines: what is to be covered in which groups, by whom first and by whom else."""

from collections.abc import Iterator

from msgspec import Struct

from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rota import Beat
from warmfield.plan.duty_hours import Hours, able_people, covered, groups_of, own_people
from warmfield.plan.model import Plan
from warmfield.plan.sections.staffing import Coverage

Own = frozenset[PersonId]


class DutyLine(Struct, frozen=True, kw_only=True):
    """A beat, its hours in minutes of the week, and its people: `own` first, `others` where they don't do."""

    beat: Beat
    hours: tuple[Hours, ...]
    own: tuple[PersonId, ...]
    others: tuple[PersonId, ...] = ()


def duty_lines(plan: Plan) -> tuple[DutyLine, ...]:
    """Groups with the same people share a beat, so that a hundred groups are no more work than one."""
    return tuple(one for coverage in plan.duty.coverage for one in _lines(plan, coverage))


def _lines(plan: Plan, coverage: Coverage) -> Iterator[DutyLine]:
    able = able_people(plan, coverage)
    by_own: dict[Own, list[GroupId]] = {}
    for at in groups_of(plan, coverage):
        own = own_people(coverage, plan.groups[at]) & set(able)
        by_own.setdefault(own or frozenset(able), []).append(at)
    total = sum(map(len, by_own.values()))
    for own, groups in by_own.items():
        yield DutyLine(
            beat=Beat(
                roles=coverage.roles,
                team=coverage.team,
                hours=f"{coverage.hours.start:%H:%M}-{coverage.hours.end:%H:%M}",
                people=coverage.people,
                groups=tuple(groups),
                share=len(groups) / total,
            ),
            hours=tuple(covered(coverage)),
            own=tuple(who for who in able if who in own),
            others=tuple(who for who in able if who not in own),
        )
