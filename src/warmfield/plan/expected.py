"""Which keys may stand where, asked of the model's own types."""

import types
from collections.abc import Iterator
from typing import Annotated, Literal, Union, get_args, get_origin

from warmfield.plan.basics import Part
from warmfield.plan.model import Plan


def known_keys(loc: tuple[int | str, ...]) -> list[str]:
    """The keys of the part that pydantic calls `loc`, in the model's order."""
    here: list[object] = [Plan]
    for step in loc:
        here = [inner for one in here for inner in _inside(one, step)] or here
    return list(
        dict.fromkeys(name for part in _parts(here) for name in part.model_fields if name != "version")
    )


def defaults(loc: tuple[int | str, ...], name: str) -> Iterator[object]:
    """What holds for `name` in the part that pydantic calls `loc`, where the file says nothing."""
    here: list[object] = [Plan]
    for step in loc:
        here = [inner for one in here for inner in _inside(one, step)]
    for part in _parts(here):
        field = part.model_fields.get(name)
        if field is not None and not field.is_required():
            yield field.get_default(call_default_factory=True)


def _parts(found: list[object]) -> Iterator[type[Part]]:
    for one in found:
        for plain in _plain(one):
            if isinstance(plain, type) and issubclass(plain, Part):
                yield plain


def _plain(kind: object) -> Iterator[object]:
    """Unwrap what stands around a type: annotations and unions."""
    if get_origin(kind) is Annotated:
        yield from _plain(get_args(kind)[0])
    elif get_origin(kind) in (Union, types.UnionType):
        for one in get_args(kind):
            yield from _plain(one)
    else:
        yield kind


def _inside(kind: object, step: int | str) -> Iterator[object]:
    """What `step` leads to from a type: a field, a value, an item, or a clause of that kind."""
    for plain in _plain(kind):
        if get_origin(plain) is dict:
            yield get_args(plain)[1]
        elif get_origin(plain) is tuple and isinstance(step, int):
            yield get_args(plain)[0]
        elif isinstance(plain, type) and issubclass(plain, Part):
            field = plain.model_fields.get(str(step))
            if field is not None:
                yield field.annotation
            elif _tag(plain) == step:
                yield plain


def _tag(part: type[Part]) -> str | None:
    kind = part.model_fields.get("kind")
    if kind is None or get_origin(kind.annotation) is not Literal:
        return None
    return str(get_args(kind.annotation)[0])
