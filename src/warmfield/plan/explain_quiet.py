"""What the software does about a silent group (2.3) and a full one (7.4), in words a parent understands."""

from collections.abc import Iterator

from warmfield.plan.lengths import in_words
from warmfield.plan.model import Plan
from warmfield.plan.sections.membership import Band
from warmfield.plan.sections.rhythm_parts import WarmUp
from warmfield.plan.values_said import value_said
from warmfield.wording import Words


def silence_said(plan: Plan, words: Words) -> Iterator[str]:
    settings = plan.rhythm.warm_up
    if settings is None:
        return
    yield words("2.3 When a group is silent")
    yield "  " + words(
        "Too long is a silence {times} times the group’s usual one for these hours, and {length} at least.",
        times=f"{settings.quiet_times:g}",
        length=in_words(settings.at_least, words),
    )
    window, steps = value_said(settings.window, words), words(" → ").join(_steps(plan, settings, words))
    yield "  " + words("Then, within {window}: {steps}.", window=window, steps=steps)
    yield "  " + words("As soon as a member writes it stops, and whoever was asked is told.")
    yield "  " + words.many(
        "At most {count} warm-up a day; what nobody answers makes the next wait twice as long.",
        "At most {count} warm-ups a day; what nobody answers makes the next wait twice as long.",
        settings.a_day,
    )
    yield "  " + words("Topics and hours that were answered within half an hour come first.")
    if plan.community.holidays:
        yield "  " + words("Public holidays count as days off: {country}.", country=plan.community.holidays)


def _steps(plan: Plan, settings: WarmUp, words: Words) -> Iterator[str]:
    """Only roles that somebody has are asked."""
    roles = {role for person in plan.people.values() for role in person.roles}
    wait, asked = in_words(settings.wait, words), False
    for role in ("starter", "host"):
        if role in roles:
            who = words(role)
            yield (
                words("{wait} later a {role}", wait=wait, role=who)
                if asked
                else words("a {role} is asked to begin", role=who)
            )
            asked = True
    if asked:
        yield words("{wait} later the assistant asks the group something itself", wait=wait)
    else:
        yield words("the assistant asks the group something itself")


def gauge_said(plan: Plan, words: Words) -> Iterator[str]:
    yield words("7.4 Neither silent nor drowned")
    yield "  " + _band(plan.gauge, words)
    for theme in plan.themes.values():
        if theme.gauge is not None:
            name = theme.name.get(words.language) or next(iter(theme.name.values()), "")
            yield "  " + words("{theme}: {band}", theme=name, band=_band(theme.gauge, words))
    yield "  " + words("Only members count; staff and the assistant are counted apart.")
    yield "  " + words("After two still days in a row half as long a silence is enough for a warm-up.")
    yield "  " + words(
        "On a day that is too full, beyond what is usual here, a host is asked once to gather it or slow it "
        "down, with words ready."
    )


def _band(band: Band, words: Words) -> str:
    return words(
        "Comfortable are {quiet} to {busy} messages a day from {people} people or more; above {drowned}, or "
        "above {busy} with less than {share} % of use, the group is drowned.",
        quiet=f"{band.quiet:g}",
        busy=f"{band.busy:g}",
        drowned=f"{band.drowned:g}",
        people=band.people,
        share=f"{band.useful * 100:g}",
    )
