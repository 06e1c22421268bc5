"""What the software does about silent members (1.8), group by group, in words a parent understands."""

from collections.abc import Iterator

from warmfield.community.capabilities import PLATFORMS, Can
from warmfield.community.ids import GroupId
from warmfield.plan.clauses import Clause
from warmfield.plan.lengths import in_words
from warmfield.plan.model import Plan
from warmfield.plan.problems import listed
from warmfield.plan.sections.rhythm_parts import Lurkers
from warmfield.wording import Words


def lurkers_said(plan: Plan, clause: Clause, words: Words) -> Iterator[str]:
    """Nothing where the plan wants no sweep."""
    settings = plan.rhythm.lurkers
    if settings is None or clause.mode == "off":
        return
    yield words(
        "Every {every} those who have written nothing for {length} get a friendly private word, the longest "
        "silent first, at most {count} in a group.",
        every=in_words(settings.every, words),
        length=in_words(settings.silent_for, words),
        count=settings.at_most,
    )
    yield words("A message, a reaction or any answer to the assistant is enough to stay.")
    yield words(
        "After {length} without one a manager is asked about them, all in one list. Nobody is removed "
        "without a person deciding it, and whoever was removed comes back by asking.",
        length=in_words(settings.wait, words),
    )
    yield words(
        "Never asked: staff, paying members, who is on leave, who came less than {length} ago, who came to "
        "an activity, and who helped others or was thanked.",
        length=in_words(settings.spare_newcomers, words),
    )
    yield from _where(plan, clause, settings, words)


def _where(plan: Plan, clause: Clause, settings: Lurkers, words: Words) -> Iterator[str]:
    """One line for groups that are alike."""
    by_line: dict[str, list[str]] = {}
    for at, group in plan.groups.items():
        if plan.binds(clause, at):
            by_line.setdefault(_how(plan, at, settings, words), []).append(group.name)
    for line, names in by_line.items():
        yield words("· {groups}: {doing}", groups=listed(names, words), doing=line)


def _how(plan: Plan, at: GroupId, settings: Lurkers, words: Words) -> str:
    can = PLATFORMS[plan.groups[at].platform].can
    if Can.READ not in can:
        return words("nobody is asked; what is written can't be seen there")
    if Can.SEE_READERS in can:
        return words("who reads is seen there, and stands in the list")
    length = in_words(settings.asks_unseen_after, words)
    said = words("who reads can't be seen there, so it only asks, and only after {length}", length=length)
    if Can.TELL in can:
        return said
    return words("{doing}; a person of the staff sends the private words", doing=said)
