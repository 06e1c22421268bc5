"""Make the rulebook of a scene: its plan, the settings it changes, and who is staff in it."""

import re
from collections.abc import Callable, Iterable
from io import StringIO
from typing import Any

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from warmfield.community.ids import MemberId, PersonId
from warmfield.plan.model import Person, Plan
from warmfield.plan.rulebook import Rulebook
from warmfield.rehearsal.errors import RehearsalError
from warmfield.rehearsal.scenes.script import Cast, Override, Scene
from warmfield.wording import later

PlanNamed = Callable[[str], Plan]
"""Gives the plan a scene names: `reference zh`, `reference en` or a path. Raises OSError, ValueError."""


def rulebook_of(scene: Scene, plan: Plan) -> Rulebook:
    """Raises RehearsalError where an override doesn't fit the plan."""
    changed = with_overrides(plan, scene.overrides) if scene.overrides else plan
    people, staff = dict(changed.people), {}
    for name, roles in _roles(scene.cast).items():
        known = next((who for who, person in changed.people.items() if person.name == name), PersonId(name))
        person = people.get(known, Person(name=name, roles=()))
        people[known] = person.model_copy(update={"roles": roles or person.roles})
        staff[MemberId(name)] = known
    return Rulebook(changed.model_copy(update={"people": people}), staff)


def _roles(cast: Iterable[Cast]) -> dict[str, tuple[str, ...]]:
    roles: dict[str, tuple[str, ...]] = {}
    for one in cast:
        roles[one.name] = tuple(dict.fromkeys((*roles.get(one.name, ()), *one.roles)))
    return roles


def with_overrides(plan: Plan, overrides: Iterable[Override]) -> Plan:
    content = plan.model_dump(mode="python")
    for one in overrides:
        place, key = _place(content, one)
        place[key] = _value(one)
        try:
            plan = plan.model_validate(content)
        except ValidationError as problem:
            why = problem.errors()[0]["msg"]
            raise RehearsalError(later("{path}: {why}"), line=one.line, path=one.path, why=why) from None
    return plan


def _place(content: dict[str, Any], one: Override) -> tuple[dict[str, Any], str]:
    """Find the part and key of `clauses.1.2.min_words` or `ladders.default.steps`."""
    place: Any = content
    path = one.path
    if found := re.match(r"^clauses\.(\d+(?:\.\d+)*)\.", path):
        place = next((clause for clause in content["clauses"] if clause["number"] == found[1]), None)
        path = path[found.end() :]
    *parts, key = path.split(".")
    for part in parts:
        place = place.get(part) if isinstance(place, dict) else None
    if not isinstance(place, dict) or key not in place:
        raise RehearsalError(later("The plan has no {path}."), line=one.line, path=one.path)
    return place, key


def _value(one: Override) -> object:
    try:
        return YAML(typ="safe", pure=True).load(StringIO(one.value))
    except YAMLError:
        raise RehearsalError(later("This is no value: {value}"), line=one.line, value=one.value) from None
