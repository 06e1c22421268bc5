"""Change a plan's text: what is meant changes, every other line, comment and quote stays as it was."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from msgspec import Struct

from warmfield.plan.as_yaml import Raw
from warmfield.plan.rewritten import CantEditError, rewritten
from warmfield.plan.source import Path
from warmfield.plan.yaml_text import compose


class Put(Struct, frozen=True):
    """Give what stands at `path` this value; parts on the way there are made where they are missing."""

    path: Path
    value: Raw


class Add(Struct, frozen=True):
    """Put one more item into the list at `path`, unless it is in there."""

    path: Path
    value: Raw


class Drop(Struct, frozen=True):
    """Take away what stands at `path`; what isn't there needn't be."""

    path: Path


Edit = Put | Add | Drop


def raw(text: str) -> dict[str, Any]:
    """The values as they are written: every scalar a text, or None. Raises CantEditError."""
    found, _, problems = compose(text, "")
    if problems or not isinstance(found, dict):
        raise CantEditError("unreadable")
    return found


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Raises CantEditError where the text can't be read, or the path leads nowhere."""
    wanted = deepcopy(raw(text))
    for edit in edits:
        _apply(wanted, edit)
    return rewritten(text, wanted)


def at(values: object, path: Path) -> Any:  # noqa: ANN401 - whatever a plan holds
    """What stands at `path`; None where nothing does."""
    here: Any = values
    for step in path:
        if isinstance(here, dict):
            here = here.get(str(step))
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            return None
    return here


def _apply(wanted: dict[str, Any], edit: Edit) -> None:
    match edit:
        case Put(path=path, value=value):
            _put(wanted, path, value)
        case Add(path=path, value=value):
            there = at(wanted, path) or []
            if not isinstance(there, list):
                raise CantEditError("no_list")
            if value not in there:
                _put(wanted, path, [*there, value])
        case Drop(path=path):
            here = at(wanted, path[:-1])
            if isinstance(here, dict):
                here.pop(str(path[-1]), None)
            elif isinstance(here, list) and isinstance(path[-1], int) and path[-1] < len(here):
                del here[path[-1]]


def _put(wanted: dict[str, Any], path: Path, value: Raw) -> None:
    here: Any = wanted
    for step in path[:-1]:
        if isinstance(here, dict) and here.get(str(step)) is None:
            here[str(step)] = {}
        here = at(here, (step,))
    last = path[-1]
    if isinstance(here, dict):
        here[str(last)] = value
    elif isinstance(here, list) and isinstance(last, int) and last < len(here):
        here[last] = value
    elif isinstance(here, list) and last == len(here):
        here.append(value)
    else:
        raise CantEditError("no_way")
