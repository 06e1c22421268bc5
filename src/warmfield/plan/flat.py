"""A part of a plan as single settings, for comparing: path and value."""

from collections.abc import Iterator

from pydantic import BaseModel

from warmfield.plan.basics import Lead, Step, Window
from warmfield.plan.source import Path


def flat(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield every setting, defaults too. Lists of plain words stay whole; parts go by name or place."""
    match value:
        case Window() | Lead() | Step():
            yield path, value
        case BaseModel():
            for name in type(value).model_fields:
                yield from flat(getattr(value, name), (*path, name))
        case dict():
            for key, inner in value.items():
                yield from flat(inner, (*path, key))
        case tuple() if any(isinstance(one, BaseModel | dict) and not _plain(one) for one in value):
            for at, inner in enumerate(value):
                yield from flat(inner, (*path, _name(inner, at)))
        case _:
            yield path, value


def _plain(value: object) -> bool:
    return isinstance(value, Window | Lead | Step)


def _name(value: object, at: int) -> str | int:
    """A part's own name where it has one, so that a list put in another order is no change."""
    name = getattr(value, "name", None)
    if isinstance(name, dict) and name:
        return str(next(iter(name.values())))
    return name if isinstance(name, str) and name else at + 1
