"""Useful content and fixtures, in words: what comes from where, who looks at it, who is asked for what."""

from collections.abc import Iterator

from warmfield.plan.model import Plan
from warmfield.plan.problems import listed
from warmfield.plan.sections.library import ContentSource
from warmfield.plan.sections.rhythm_parts import Fixture
from warmfield.plan.values_said import value_said
from warmfield.wording import Words


def content_lines(plan: Plan, words: Words) -> Iterator[str]:
    """Nothing where the plan has none of it."""
    content = plan.content
    if content.sources or content.experts or content.brief:
        yield words("Useful content")
    if content.brief:
        hour = value_said(content.brief.at, words)
        yield "  " + words.many(
            "Every day at {hour} {count} thing worth a look, in one post; with nothing new, none.",
            "Every day at {hour} up to {count} things worth a look, in one post; with nothing new, none.",
            content.brief.pieces,
            hour=hour,
        )
    for source in content.sources:
        yield "  " + _source(source, words)
    if content.sources:
        hours = value_said(content.hours, words)
        yield "  " + words("All between {hours}; no piece comes twice in a group in 90 days.", hours=hours)
    if content.blocked_words:
        blocked = listed(content.blocked_words, words)
        yield "  " + words("What holds one of these words is never posted: {words}.", words=blocked)
    for who, expert in content.experts.items():
        name = plan.people[who].name if who in plan.people else who
        yield "  " + words(
            "{name} is asked for {pieces} pieces a week for the groups, and gets {moments} a week to post "
            "in their own Moments.",
            name=name,
            pieces=expert.pieces_a_week,
            moments=expert.moments_a_week,
        )


def _source(source: ContentSource, words: Words) -> str:
    said = words.many(
        "{name}: {count} piece a day at most",
        "{name}: {count} pieces a day at most",
        source.a_day,
        name=source.name,
    )
    look = words("a person looks at each first") if source.approval else words("nobody has to look first")
    return words("{what}; {how}.", what=said, how=look)


def fixture_lines(plan: Plan, words: Words) -> Iterator[str]:
    if plan.rhythm.fixtures:
        yield words("Fixtures of the week")
    for fixture in plan.rhythm.fixtures:
        yield "  " + _fixture(plan, fixture, words)
    if plan.rhythm.fixtures:
        yield "  " + words(
            "The owner is asked for the material two days before. Half an hour before, the host on duty gets "
            "a run sheet; what nobody takes, the assistant says."
        )


def _fixture(plan: Plan, fixture: Fixture, words: Words) -> str:
    name = fixture.name.get(words.language) or next(iter(fixture.name.values()), "")
    owner = plan.people[fixture.owner].name if fixture.owner in plan.people else fixture.owner
    return words(
        "{name}: {days} at {hour}, seen to by {owner}.",
        name=name,
        days=listed([words(day).capitalize() for day in fixture.days], words),
        hour=value_said(fixture.at, words),
        owner=owner,
    )
