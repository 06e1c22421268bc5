"""P931-P934: sessions that are too long, or two at once, and clauses on what is off topic that never hold."""

from collections.abc import Iterator
from datetime import time

from warmfield.community.ids import GroupId
from warmfield.plan.basics import DAYS
from warmfield.plan.clauses import OffTopicClause
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.sections.rhythm_parts import TALKS, Fixture
from warmfield.plan.source import Source

MINUTES_A_DAY, MINUTES_A_WEEK = 1440, 10080


def sessions(plan: Plan, source: Source) -> Iterator[Problem]:
    longest = plan.rhythm.sessions.longest
    talks = [(at, one) for at, one in enumerate(plan.rhythm.fixtures) if one.sort in TALKS]
    for at, one in talks:
        if longest < one.lasts and one.lasts.days < 1:
            path = ("rhythm", "fixtures", at, "lasts")
            yield problem(source, "P931", path, lasts=one.lasts, longest=longest)
    for number, (at, one) in enumerate(talks):
        for _, other in talks[:number]:
            group = _both_at_once(plan, one, other)
            if group is not None:
                name = next(iter(other.name.values()), "")
                yield problem(source, "P932", ("rhythm", "fixtures", at, "at"), group=group, other=name)
    for at, clause in enumerate(plan.clauses):
        if isinstance(clause, OffTopicClause) and not 0.5 < clause.sure < 1:
            yield problem(source, "P933", ("clauses", at, "sure"), value=clause.sure)
        if isinstance(clause, OffTopicClause) and clause.times < 1:
            yield problem(source, "P934", ("clauses", at, "times"), value=clause.times)


def _both_at_once(plan: Plan, one: Fixture, other: Fixture) -> GroupId | None:
    """A group that has both at one time; None where there is none."""
    overlap = any(
        start < other_end and other_start < end
        for start, end in _minutes(one)
        for other_start, other_end in _minutes(other)
    )
    here = (group for group in plan.groups if plan.takes_place(one, group) and plan.takes_place(other, group))
    return next(here, None) if overlap else None


def _minutes(one: Fixture) -> Iterator[tuple[int, int]]:
    """Its spans in the minutes of a week, twice where it goes on from Sunday into Monday."""
    for day in one.days:
        start = DAYS.index(day) * MINUTES_A_DAY + _minute(one.at)
        end = start + round(one.lasts.total_seconds() / 60)
        yield start, end
        if end > MINUTES_A_WEEK:
            yield start - MINUTES_A_WEEK, end - MINUTES_A_WEEK


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
