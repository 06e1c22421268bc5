"""Two people changed the same plan: what the one changed is put upon what the other made of it."""

from typing import Any, Final

from warmfield.plan.source import Path

GONE: Final = object()
"""Stands for a key that isn't there."""


def carried_over(base: object, mine: object, theirs: object, path: Path = ()) -> tuple[Any, list[Path]]:
    """Give `theirs` with what `mine` changed in `base`, and the paths both changed; there `mine` stands."""
    if mine in (base, theirs):
        return theirs, []
    if theirs == base:
        return mine, []
    if isinstance(base, dict) and isinstance(mine, dict) and isinstance(theirs, dict):
        return _parts(base, mine, theirs, path)
    if isinstance(base, list) and isinstance(mine, list) and isinstance(theirs, list):
        was, ours, others = (_named(one) for one in (base, mine, theirs))
        if was is not None and ours is not None and others is not None:
            found, clashes = _parts(was, ours, others, path)
            return [*found.values()], clashes
    return mine, [path]


def _parts(
    base: dict[Any, Any], mine: dict[Any, Any], theirs: dict[Any, Any], path: Path
) -> tuple[dict[Any, Any], list[Path]]:
    made: dict[Any, Any] = {}
    clashes: list[Path] = []
    for key in (*theirs, *(one for one in mine if one not in theirs)):
        step = key if isinstance(key, str) else " ".join(str(one) for one in key)
        was, ours, others = (one.get(key, GONE) for one in (base, mine, theirs))
        value, found = carried_over(was, ours, others, (*path, step))
        clashes += found
        if value is not GONE:
            made[key] = value
    return made, clashes


def _named(items: list[Any]) -> dict[Any, Any] | None:
    """Parts of a list by what names them; None where something has no name, or two have the same."""
    named = {_name(one): one for one in items}
    return None if None in named or len(named) < len(items) else named


def _name(one: object) -> tuple[str, ...] | None:
    if not isinstance(one, dict):
        return None
    if isinstance(one.get("number"), str):
        return (one["number"], str(one.get("kind")))
    name = one.get("name")
    if isinstance(name, dict):
        name = next(iter(name.values()), None)
    return (name,) if isinstance(name, str) else None
