"""Every value of a plan with its path, for checks that hold wherever a sort of value stands."""

from collections.abc import Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from warmfield.plan.basics import TEXTS, Window
from warmfield.plan.source import Path


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Yield numbers, words, times and windows, but no texts in several languages."""
    match value:
        case Window():
            yield path, value
        case BaseModel():
            for name, field in type(value).model_fields.items():
                if name in value.model_fields_set and not _is_texts(field):
                    yield from leaves(getattr(value, name), (*path, name))
        case dict():
            for key, inner in value.items():
                yield from leaves(inner, (*path, key))
        case tuple():
            for at, inner in enumerate(value):
                yield from leaves(inner, (*path, at))
        case _:
            yield path, value


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, dict[str, str]]]:
    """Yield every text the file gives, by language."""
    match value:
        case BaseModel():
            for name, field in type(value).model_fields.items():
                if name in value.model_fields_set:
                    yield from _texts_of(field, getattr(value, name), (*path, name))
        case dict():
            for key, inner in value.items():
                yield from texts(inner, (*path, key))
        case tuple():
            for at, inner in enumerate(value):
                yield from texts(inner, (*path, at))


def _texts_of(field: FieldInfo, value: object, path: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    if not _is_texts(field):
        yield from texts(value, path)
    elif isinstance(value, tuple):
        for at, one in enumerate(value):
            yield (*path, at), one
    elif isinstance(value, dict) and value and all(isinstance(one, dict) for one in value.values()):
        for key, one in value.items():
            yield (*path, key), one
    elif isinstance(value, dict):
        yield path, value


def _is_texts(field: FieldInfo) -> bool:
    """A text, a list of texts or texts by name."""
    return TEXTS in field.metadata or f"'{TEXTS}'" in repr(field.annotation)
