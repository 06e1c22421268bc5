"""Who keeps a clause where: the software, a person, or nobody but the members themselves."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.plan.abilities import SAID, Ability, ability
from warmfield.plan.clauses import Clause
from warmfield.plan.model import Plan
from warmfield.plan.problems import listed
from warmfield.wording import Words

Keeper = Literal["software", "person", "noticed"]


class Keeping(Struct, frozen=True):
    """Groups in which a clause is kept alike, by their names."""

    groups: tuple[str, ...]
    by: Keeper
    """`person`: the software too, but for what it must ask a person to do."""
    said: str


def keeping(plan: Plan, clause: Clause, words: Words) -> Iterator[Keeping]:
    alike: dict[tuple[Keeper, str], list[str]] = {}
    for at, group in plan.groups.items():
        if plan.binds(clause, at):
            found = ability(plan, clause, at)
            alike.setdefault((_by(found), _how(plan, at, found, words)), []).append(group.name)
    return (Keeping(tuple(names), by, said) for (by, said), names in alike.items())


def keeping_here(plan: Plan, clause: Clause, at: GroupId, words: Words) -> Keeping:
    """In one group."""
    found = ability(plan, clause, at)
    return Keeping((plan.groups[at].name,), _by(found), _how(plan, at, found, words))


def _by(found: Ability) -> Keeper:
    if found.unseen:
        return "noticed"
    return "person" if found.by_hand else "software"


def _how(plan: Plan, at: GroupId, found: Ability, words: Words) -> str:
    group = plan.groups[at]
    if found.unseen:
        unseen = listed(sorted(words(SAID[can]) for can in found.unseen), words)
        return words(
            "only noticed by people; {platform} doesn't show {what}", platform=group.platform, what=unseen
        )
    if not found.by_hand:
        return words("done by the software")
    acts = listed(sorted(words(SAID[can]) for can in found.by_hand), words)
    owner = plan.people.get(group.owner)
    asked = words("a request to {person}: {acts}", person=owner.name if owner else group.owner, acts=acts)
    if found.pasted:
        return words("{asked}; messages are read when somebody pastes them", asked=asked)
    return words("done by the software, except {asked}", asked=asked)
