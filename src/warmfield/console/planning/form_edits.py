"""From what was sent to a new text of the plan, and what is wrong with it beside which field."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from warmfield.console.planning.form_field import Field, Form
from warmfield.console.planning.form_values import (
    Form as Sent,
)
from warmfield.console.planning.form_values import (
    Writing,
    default_of,
    in_file,
    in_order,
    same,
    sent_value,
    value_of,
)
from warmfield.console.planning.plan_reading import PlanRead
from warmfield.plan.as_yaml import Raw
from warmfield.plan.edited import Drop, Edit, Put, at, raw
from warmfield.plan.model import Plan
from warmfield.plan.problems import Problem
from warmfield.plan.source import Path

NEW = "new"


class Place(Struct, frozen=True):
    """Which form is open at what: `base` is the path in the plan, `fresh` that it isn't there yet."""

    form: Form
    base: Path
    fresh: bool
    kind: str = ""


def place_of(form: Form, last: str, plan: Plan, kind: str) -> Place | None:
    """`last` is what the address ends in: a name, a number, `new`, or nothing. None where that isn't."""
    if not form.several:
        return Place(form, form.base, fresh=False) if not last else None
    above: Path = form.base[:-1]
    there = _there(plan, above)
    if last == NEW:
        return Place(form, (*above, len(there) if form.several == "items" else NEW), fresh=True, kind=kind)
    if form.several == "names":
        return Place(form, (*above, last), fresh=False) if last in there else None
    if not last.isdecimal() or len(last) > 4 or int(last) >= len(there):
        return None
    return Place(
        form, (*above, int(last)), fresh=False, kind=str(getattr(_nth(there, int(last)), "kind", ""))
    )


def _there(plan: Plan, path: Path) -> Sequence[object] | Mapping[str, object]:
    here: object = plan
    for step in path:
        here = getattr(here, str(step))
    return here if isinstance(here, Mapping | Sequence) else ()


def _nth(there: Sequence[object] | Mapping[str, object], position: int) -> object:
    return there[position] if isinstance(there, Sequence) else None


def shown_values(place: Place, fields: Iterable[Field], plan: Plan, how: Writing) -> dict[str, Raw]:
    kind = place.kind if place.fresh else ""
    return {field.name: value_of(plan, place.base, field, how, kind) for field in fields}


def sent_values(fields: Iterable[Field], form: Sent, how: Writing) -> dict[str, Raw]:
    return {field.name: sent_value(form, field, how) for field in fields}


def edits_of(
    place: Place, fields: Sequence[Field], shown: Mapping[str, Raw], sent: Mapping[str, Raw], how: Writing
) -> list[Edit]:
    """Only what was changed. A new thing comes whole."""
    edits = list(_edits(place, fields, shown, sent, how))
    if not place.fresh:
        return edits
    made: dict[str, Raw] = {}
    for edit in edits:
        if isinstance(edit, Put):
            _into(made, edit.path[len(place.base) :], edit.value)
    if place.kind:
        made = {"number": made.get("number"), "kind": place.kind, **made}
    return [Put(_named(place, sent), made)]


def _edits(
    place: Place, fields: Sequence[Field], shown: Mapping[str, Raw], sent: Mapping[str, Raw], how: Writing
) -> Iterator[Edit]:
    for field in fields:
        value, path = sent[field.name], field.path(place.base)
        if same(field, shown[field.name], value):
            continue
        usual = default_of(path, field, how, place.kind if place.fresh else "")
        if value in ("", {}) or (value == [] and usual == []):
            yield Drop(path)
        else:
            yield Put(path, in_file(in_order(field, shown[field.name], value), field))


def _into(made: dict[str, Raw], path: Path, value: Raw) -> None:
    here = made
    for step in path[:-1]:
        inner = here.setdefault(str(step), {})
        assert isinstance(inner, dict)  # noqa: S101 - a field's name leads through parts only
        here = inner
    here[str(path[-1])] = value


def _named(place: Place, sent: Mapping[str, Raw]) -> Path:
    """A new person's or group's key in the file: of its name where that has letters a key may have."""
    if place.form.several != "names":
        return place.base
    name = sent.get("name") or ""
    word = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") if isinstance(name, str) else ""
    return (*place.base[:-1], word or NEW)


def free_name(path: Path, text: str) -> Path:
    """The same path, with a number where the name is taken."""
    taken = at(raw(text), path[:-1]) or {}
    name = str(path[-1])
    start = (
        {"people": "person", "groups": "group", "ladders": "ladder"}[str(path[0])] if name == NEW else name
    )
    names = [start, *(f"{start}{number}" for number in range(2, 1000))]
    return (*path[:-1], next(one for one in names if one not in taken))


def clash(edits: Iterable[Edit], place: Place, base: str, now: str) -> bool:
    """Whether somebody changed the same since `base`, or what stands there isn't the same thing any more."""
    if base == now:
        return False
    before, after = raw(base), raw(now)
    if place.fresh:
        return False
    if place.form.several and _identity(at(before, place.base)) != _identity(at(after, place.base)):
        return True
    return any(at(before, edit.path) != at(after, edit.path) for edit in edits)


def _identity(part: object) -> object:
    if not isinstance(part, dict):
        return None
    return (part.get("number"), part.get("kind")) if "number" in part else part.get("name")


def beside(
    found: PlanRead, before: PlanRead, place: Place, fields: Sequence[Field]
) -> tuple[dict[str, list[Problem]], list[Problem]]:
    """The errors that are new: those of a field by its name, and the others."""
    old = {(one.code, str(one.facts)) for one in before.problems}
    new = [one for one in found.problems if one.severity == "error" and (one.code, str(one.facts)) not in old]
    by_field: dict[str, list[Problem]] = {}
    others = []
    for one in new:
        name = _field_of(one, found, place, fields)
        by_field.setdefault(name, []).append(one) if name else others.append(one)
    return by_field, others


def _field_of(problem: Problem, found: PlanRead, place: Place, fields: Sequence[Field]) -> str:
    source = found.loaded.source
    paths = [
        path for table in (source.values, source.keys) for path, at_ in table.items() if at_ == problem.place
    ]
    for field in fields:
        mine = field.path(place.base)
        if any(path[: len(mine)] == mine for path in paths):
            return field.name
    missing = str(problem.facts.get("name", ""))
    here = any(path == place.base for path in paths)
    return next((one.name for one in fields if here and one.name.rpartition(".")[2] == missing), "")
