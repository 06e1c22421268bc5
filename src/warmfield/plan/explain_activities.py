"""What the software does for activities (1.11) and their announcements (2.2), in a parent's words."""

from collections.abc import Iterator

from warmfield.plan.lengths import in_words
from warmfield.plan.model import Plan
from warmfield.plan.problems import listed
from warmfield.plan.values_said import set_in, value_said
from warmfield.wording import Words


def activities_said(plan: Plan, words: Words) -> Iterator[str]:
    """With the plan's own hours and numbers."""
    rhythm = plan.rhythm
    yield words("1.11, 2.2 Activities, and what is announced")
    if rhythm.announcements.leads:
        leads = listed([value_said(lead, words) for lead in rhythm.announcements.leads], words)
        evening = value_said(rhythm.announcements.evening, words)
        yield "  " + words(
            "Each activity and fixture is announced: {leads}. The evening is {evening}.",
            leads=leads,
            evening=evening,
        )
    else:
        yield "  " + words("Nothing is announced ahead: the plan has no leads.")
    yield "  " + words("What changes is corrected where it was said, and who signed up is told.")
    places = words.many("{count} place", "{count} places", rhythm.activities.capacity)
    closes = set_in(in_words(rhythm.activities.sign_up_closes, words), words)
    yield "  " + words(
        "Members sign up in the group or by a private word: {places}, until {closes} before.",
        places=places,
        closes=closes,
    )
    if rhythm.activities.waiting_list:
        yield "  " + words("Who comes too late waits, and moves up by itself.")
    report = value_said(rhythm.activities.report, words)
    yield "  " + words(
        "Who comes is reminded and checks in with the host's code; next day at {at} the group hears of it.",
        at=report,
    )
