"""P221: announcements that never come."""

from collections.abc import Iterator

from warmfield.plan.basics import Window
from warmfield.plan.check.check_times import SHORTEST_LEAD, minutes
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.sections.rhythm_parts import Fixture
from warmfield.plan.source import Path, Source

DAY = 24 * 60


def activities(plan: Plan, source: Source) -> Iterator[Problem]:
    quiet = plan.community.quiet_hours
    if quiet is not None and quiet.start != quiet.end:
        for at, fixture in enumerate(plan.rhythm.fixtures):
            yield from _never_heard(plan, fixture, ("rhythm", "fixtures", at), quiet, source)


def _never_heard(
    plan: Plan, fixture: Fixture, path: Path, quiet: Window, source: Source
) -> Iterator[Problem]:
    """A lead in the quiet hours waits for their end; then it may be too late."""
    own = fixture.leads is not None
    shown = f"{quiet.start:%H:%M}-{quiet.end:%H:%M}"
    for at, lead in enumerate(fixture.leads or plan.rhythm.announcements.leads):
        before = round(lead.before.total_seconds() / 60)
        if (
            not lead.evening
            and _left(minutes(fixture.at), before, quiet) < SHORTEST_LEAD.total_seconds() / 60
        ):
            here = (*path, "leads", at) if own else (*path, "at")
            yield problem(source, "P221", here, lead=lead.before, quiet=shown)


def _left(start: int, before: int, quiet: Window) -> int:
    """How many minutes before the start the lead is said, after the quiet hours."""
    moment = (start - before) % DAY
    in_quiet = (moment - minutes(quiet.start)) % DAY < (minutes(quiet.end) - minutes(quiet.start)) % DAY
    return before - ((minutes(quiet.end) - moment) % DAY if in_quiet else 0)
