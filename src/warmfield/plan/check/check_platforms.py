"""P806, P814: what a group's platform can't do or doesn't show."""

from collections.abc import Iterator

from warmfield.community.capabilities import PLATFORMS, Can
from warmfield.community.ids import ClauseNumber
from warmfield.plan.abilities import SAID, Ability, ability
from warmfield.plan.clauses import NoticedClause
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.source import Source


def platforms(plan: Plan, source: Source) -> Iterator[Problem]:
    for at, group in plan.groups.items():
        if group.platform not in PLATFORMS:
            continue
        path = ("groups", at, "platform")
        kept = [one for one in plan.clauses if not isinstance(one, NoticedClause) and one.mode != "off"]
        found = {one.number: ability(plan, one, at) for one in kept if plan.binds(one, at)}
        by_hand = sorted({SAID[can] for one in found.values() for can in one.by_hand})
        if by_hand:
            owner = plan.people.get(group.owner)
            person = owner.name if owner else group.owner
            yield problem(
                source,
                "P806",
                path,
                group=at,
                platform=group.platform,
                acts=tuple(by_hand),
                person=person,
            )
        yield from _blind(found, source, at, group.platform)


def _blind(found: dict[ClauseNumber, Ability], source: Source, at: str, platform: str) -> Iterator[Problem]:
    blind: dict[frozenset[Can], list[str]] = {}
    for number, one in found.items():
        if one.unseen:
            blind.setdefault(one.unseen, []).append(number)
    for unseen, numbers in blind.items():
        yield problem(
            source,
            "P814",
            ("groups", at, "platform"),
            group=at,
            clauses=", ".join(numbers),
            platform=platform,
            what=tuple(sorted(SAID[can] for can in unseen)),
        )
