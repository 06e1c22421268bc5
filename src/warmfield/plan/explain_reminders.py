"""When and how often the software repeats the rules (2.1), in words a parent understands."""

from collections.abc import Iterator

from warmfield.plan.model import Plan
from warmfield.plan.values_said import value_said
from warmfield.wording import Words


def reminders_said(plan: Plan, words: Words) -> Iterator[str]:
    settings = plan.rhythm.reminders
    if settings is None:
        return
    yield words("2.1 The rules, said again")
    yield "  " + words(
        "Times a week: {count}, between {window}; up to {most} while more is broken than is usual here.",
        count=settings.a_week,
        most=settings.at_most,
        window=value_said(settings.window, words),
    )
    if settings.clauses:
        yield "  " + words("Only these clauses: {clauses}.", clauses=words(", ").join(settings.clauses))
    yield "  " + words("The clauses broken most come first, and never the same words twice in a row.")
