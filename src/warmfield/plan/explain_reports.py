"""What the management hears by itself, in words."""

from collections.abc import Iterator

from warmfield.plan.model import Plan
from warmfield.plan.values_said import value_said
from warmfield.wording import Words


def report_lines(plan: Plan, words: Words) -> Iterator[str]:
    """Nothing where the plan asks for none."""
    digest = plan.reports.digest
    if digest is None:
        return
    yield words("Reports")
    day, hour = words(digest.day).capitalize(), value_said(digest.at, words)
    group = plan.management_group
    where = words("in {group}", group=plan.groups[group].name) if group else words("to the owners in private")
    yield "  " + words("The week in a few lines: {day} at {hour}, {where}.", day=day, hour=hour, where=where)
