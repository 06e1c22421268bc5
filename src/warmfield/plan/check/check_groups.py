"""P802-P805, P807, P810, P813, P818: each group has its owner, two helpers, and is reached by them."""

from collections.abc import Iterator

from warmfield.community.ids import GroupId, PersonId
from warmfield.plan.model import DECIDERS, Group, Plan
from warmfield.plan.problems import Problem, problem
from warmfield.plan.source import Path, Source

ADDRESSED = ("matrix", "onebot", "telegram")
"""Platforms where a group is found by its address only."""
HELPERS = 2
OWNERS = ("owner", "deputy")
MANAGERS = ("manager", "deputy", "owner")


def groups(plan: Plan, source: Source) -> Iterator[Problem]:
    if not plan.groups:
        yield problem(source, "P813", ("groups",), key=True)
    for at, group in plan.groups.items():
        count = len(set(group.helpers))
        if count < HELPERS:
            yield problem(source, "P802", ("groups", at, "helpers"), key=True, group=at, count=count)
        if group.platform in ADDRESSED and not group.address:
            yield problem(source, "P807", ("groups", at, "platform"), group=at, platform=group.platform)
        yield from _roles(plan, at, group, source)
        yield from _accounts(plan, at, group, source)
    yield from _deciders(plan, source)


def _parts(at: GroupId, group: Group) -> Iterator[tuple[Path, str, PersonId, tuple[str, ...]]]:
    """Who keeps the group: where it stands, as what, who, and the roles that go with it."""
    here: Path = ("groups", at)
    yield (*here, "owner"), "owner", group.owner, OWNERS
    for place, person in enumerate(group.managers):
        yield (*here, "managers", place), "manager", person, MANAGERS
    for place, person in enumerate(group.helpers):
        yield (*here, "helpers", place), "helper", person, ("helper",)


def _roles(plan: Plan, at: GroupId, group: Group, source: Source) -> Iterator[Problem]:
    for path, part, who, roles in _parts(at, group):
        person = plan.people.get(who)
        if person and not set(person.roles) & set(roles):
            yield problem(
                source, "P803", path, name=person.name, part=(part,), person=who, roles=", ".join(roles)
            )


def _accounts(plan: Plan, at: GroupId, group: Group, source: Source) -> Iterator[Problem]:
    if group.platform not in (*ADDRESSED, "lobby"):
        return
    for path, _part, who, _roles_needed in _parts(at, group):
        person = plan.people.get(who)
        if person and group.platform not in person.accounts:
            yield problem(
                source, "P805", path, name=person.name, group=at, platform=group.platform, person=who
            )


def _deciders(plan: Plan, source: Source) -> Iterator[Problem]:
    count = sum(1 for person in plan.people.values() if set(person.roles) & set(DECIDERS))
    if count < 2:
        yield problem(source, "P810", ("people",), key=True, count=count)
    publishing = len(plan.publishers)
    if plan.community.publishing == "two people" and publishing < 2:
        yield problem(source, "P818", ("community", "publishing"), count=publishing)
