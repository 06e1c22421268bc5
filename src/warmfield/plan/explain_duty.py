"""What the software does about duty, in words."""

from collections.abc import Iterator

from warmfield.plan.basics import DAYS
from warmfield.plan.duty_hours import able_people
from warmfield.plan.lengths import in_words
from warmfield.plan.model import Plan
from warmfield.plan.problems import listed
from warmfield.plan.sections.staffing import Coverage
from warmfield.plan.values_said import value_said
from warmfield.wording import Words


def on_duty_said(plan: Plan, words: Words) -> Iterator[str]:
    """Who is to be on duty when, and what follows from it; nothing where the plan asks for nobody."""
    duty = plan.duty
    if not duty.coverage:
        return
    yield words("On duty")
    for coverage in duty.coverage:
        yield "  " + _line(plan, coverage, words)
    yield "  " + words(
        "One person keeps the same hours for {length}, then the next; hours are made even over eight weeks.",
        length=in_words(duty.turn, words),
    )
    yield "  " + words(
        "A gap is shown to the owner {length} before, then to those who could.",
        length=in_words(duty.warn_ahead, words),
    )
    yield "  " + words("Requests go to whoever is on duty, and to the next when they aren't taken in time.")
    yield "  " + words("Staff swap, take time off and leave notes for the next in a private word.")


def _line(plan: Plan, coverage: Coverage, words: Words) -> str:
    people = listed([plan.people[who].name for who in able_people(plan, coverage)], words)
    days = words("every day") if set(coverage.days) == set(DAYS) else value_said(coverage.days, words)
    return words(
        "{hours}, {days}: {duty}, {count} of {people}",
        hours=value_said(coverage.hours, words),
        days=days,
        duty=listed([words(role) for role in coverage.roles], words) or coverage.team,
        count=coverage.people,
        people=people or words("nobody"),
    )
