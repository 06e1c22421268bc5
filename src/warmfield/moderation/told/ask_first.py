"""What inviters and those at the door are told."""

from collections.abc import Iterator

from warmfield.acts.voice import cite, in_voice
from warmfield.community.ids import GroupId
from warmfield.plan.clauses import Clause
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import words_in


def ask_first_text(rulebook: Rulebook, group: GroupId, name: str, newcomer: str, clause: Clause) -> str:
    """To an inviter who didn't ask: thanks, the clause, and how to ask next time."""
    return in_voice(rulebook, group, name, _ask_first(rulebook, group, newcomer, clause))


def _ask_first(rulebook: Rulebook, group: GroupId, newcomer: str, clause: Clause) -> Iterator[str]:
    words = words_in(rulebook.language_of(group))
    here = rulebook.group(group).name
    yield words(
        "Thank you for bringing {newcomer} to {group}. The managers have a look now.",
        newcomer=newcomer,
        group=here,
    )
    yield cite(clause, rulebook, group)
    yield words(
        'Next time, please write to me first, like "invite" and the name; I ask the managers for you.'
    )
