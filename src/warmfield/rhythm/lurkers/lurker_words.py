"""What silent members are told: the friendly word, that their place stays theirs, the last word."""

from collections.abc import Sequence
from datetime import datetime

from warmfield.acts.amounts import zone
from warmfield.acts.voice import cite, in_voice, text_in
from warmfield.community.ids import GroupId
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.rhythm_parts import Lurkers
from warmfield.rhythm.lurkers.silent_since import ROW
from warmfield.wording import later, words_in

HOW_ARE_YOU = later("We haven't heard from you for a while, and I wonder how you are.")
"""For a plan without a text of its own."""


def friendly_word(rulebook: Rulebook, group: GroupId, settings: Lurkers, name: str, until: datetime) -> str:
    """`until`: when the waiting time is over. `name` may be empty: the same words for several."""
    language = rulebook.language_of(group)
    words = words_in(language)
    day = until.astimezone(zone(rulebook.plan.community.time_zone))
    lines = [
        text_in(settings.text, language) or words(HOW_ARE_YOU),
        words(
            "Any answer is enough, “I'm reading” or a 👍: then your place in {group} stays yours.",
            group=rulebook.group(group).name,
        ),
        words(
            "If I hear nothing by {day.day} {day:%B}, I ask the managers whether to offer it to somebody "
            "else. Nobody is ever removed without a person deciding it.",
            day=day,
        ),
    ]
    return in_voice(rulebook, group, name, lines)


def place_kept(rulebook: Rulebook, groups: Sequence[GroupId]) -> str:
    """One line for the private talk."""
    words = words_in(rulebook.language_of(groups[0]))
    names = words(", ").join(rulebook.group(one).name for one in groups)
    return words(
        "Good to know that you are there! Your place in {group} stays yours. Reading along is as welcome "
        "as writing.",
        group=names,
    )


def last_word(rulebook: Rulebook, group: GroupId, name: str) -> str:
    """Sent with a removal: why, and the way back. `name` may be empty."""
    words = words_in(rulebook.language_of(group))
    clause = rulebook.clause(ROW)
    lines = [
        words(
            "We haven't heard from you in {group} for a long time, so the managers have decided to give "
            "your place to somebody else.",
            group=rulebook.group(group).name,
        ),
        "" if clause is None else cite(clause, rulebook, group),
        words("No hard feelings at all: write “back” to me whenever you like, and I invite you again."),
    ]
    return in_voice(rulebook, group, name, lines)
