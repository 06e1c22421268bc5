"""`--map FILE`: which rooms are which groups, who is staff, what is known of members."""

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec import Struct

from warmfield.community.ids import EventId, GroupId, MemberId, PersonId
from warmfield.community.staff_commands import MemberFacts
from warmfield.plan.model import STAFF_ROLES, Person, Plan
from warmfield.plan.rulebook import Rulebook
from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.member_facts import Facts, read_facts
from warmfield.wording import later

PARTS = ("groups", "staff", "members")


class MemberMap(Struct, frozen=True):
    """A group mapped to None is left out. `staff` names persons of the plan or the `extra` ones."""

    groups: Mapping[str, GroupId | None] = {}
    staff: Mapping[MemberId, PersonId] = {}
    extra: Mapping[PersonId, Person] = {}
    members: Mapping[MemberId, Facts] = {}
    nicknames: Mapping[MemberId, str] = {}

    def facts(self, at: datetime) -> Iterable[MemberFacts]:
        """What is known of members, as events at the moment the past begins."""
        return [
            MemberFacts(at=at, id=EventId(f"map:{who}"), who=who, **facts)
            for who, facts in self.members.items()
            if facts
        ]

    def rulebook(self, plan: Plan) -> Rulebook:
        people = {**plan.people, **self.extra}
        return Rulebook(plan.model_copy(update={"people": people}) if self.extra else plan, self.staff)


def read_map(path: Path, plan: Plan, zone: tzinfo) -> MemberMap:
    """Read YAML or JSON. Raises RehearsalError on a key, group, person or role that isn't there."""
    content = _content(path)
    for key in content:
        _among(str(key), PARTS, path)
    staff, extra = _staff(_part(content, "staff", path), plan, path)
    members = _part(content, "members", path)
    return MemberMap(
        groups=_groups(_part(content, "groups", path), plan, path),
        staff=staff,
        extra=extra,
        members={MemberId(who): _facts(who, facts, zone, path) for who, facts in members.items()},
        nicknames={
            MemberId(who): str(facts["nickname"]) for who, facts in members.items() if "nickname" in facts
        },
    )


def _content(path: Path) -> Mapping[str, Any]:
    from ruamel.yaml import YAML  # noqa: PLC0415 - loaded only for a map
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415

    try:
        content = YAML(typ="safe", pure=True).load(path.read_text("utf-8-sig"))
    except OSError as why:
        raise RehearsalError(
            later("This file can’t be read: {why}"), file=str(path), why=why.strerror
        ) from None
    except MarkedYAMLError as why:
        line = why.problem_mark.line + 1 if why.problem_mark else 0
        raise RehearsalError(
            later("This is no YAML: {why}"), file=path.name, line=line, why=why.problem
        ) from None
    except (YAMLError, UnicodeDecodeError) as why:
        raise RehearsalError(later("This is no YAML: {why}"), file=path.name, why=why) from None
    if not isinstance(content, dict):
        raise RehearsalError(later("A map holds groups, staff and members."), file=path.name, line=1)
    return content


def _part(content: Mapping[str, Any], name: str, path: Path) -> dict[str, Any]:
    part = content.get(name) or {}
    if not isinstance(part, dict):
        raise RehearsalError(
            later("“{part}” of a map holds names, each with a value."), file=path.name, part=name
        )
    return {str(key): value for key, value in part.items()}


def _groups(part: Mapping[str, Any], plan: Plan, path: Path) -> dict[str, GroupId | None]:
    for group in part.values():
        if group is not None:
            _among(str(group), list(plan.groups), path)
    return {name: None if group is None else GroupId(str(group)) for name, group in part.items()}


def _staff(
    part: Mapping[str, Any], plan: Plan, path: Path
) -> tuple[dict[MemberId, PersonId], dict[PersonId, Person]]:
    staff: dict[MemberId, PersonId] = {}
    extra: dict[PersonId, Person] = {}
    for who, what in part.items():
        if isinstance(what, dict):
            person = PersonId(f"map:{who}")
            extra[person] = Person(name=str(what.get("name", who)), roles=_roles(what, path))
        else:
            person = PersonId(str(what))
            _among(person, list(plan.people), path)
        staff[MemberId(who)] = person
    return staff, extra


def _roles(what: Mapping[str, Any], path: Path) -> tuple[Any, ...]:
    for key in what:
        _among(str(key), ("roles", "role", "name"), path)
    given = what.get("roles") or what.get("role") or []
    roles = [given] if isinstance(given, str) else list(given)
    for role in roles:
        _among(str(role), STAFF_ROLES, path)
    return tuple(roles)


def _facts(who: str, facts: object, zone: tzinfo, path: Path) -> Facts:
    if not isinstance(facts, dict):
        raise RehearsalError(later("What is known of {who} is missing."), file=path.name, who=who)
    for key in facts:
        _among(str(key), ("joined", "grade", "paid", "on_leave_until", "nickname"), path)
    try:
        given = {key: value for key, value in facts.items() if key != "nickname" and value is not None}
        return read_facts(given, zone)
    except RehearsalError as wrong:
        wrong.file = f"{path.name}: {who}"
        raise


def _among(name: str, known: Iterable[str], path: Path) -> None:
    """Refuse a name that isn't among the known ones, with the one that may be meant."""
    names = list(known)
    if name in names:
        return
    near = get_close_matches(name, names, 1)
    sentence = (
        later("There is no “{name}”. Did you mean “{near}”?")
        if near
        else later("There is no “{name}”. There are: {names}.")
    )
    raise RehearsalError(
        sentence, file=path.name, name=name, near=near[0] if near else "", names=", ".join(names)
    )
