"""Cursors: where a page ended, as an opaque word. Nothing that is added later shifts what follows."""

import base64
import binascii
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Annotated, Protocol, TypedDict, TypeVar

import msgspec
from fastapi import Query
from msgspec import Meta, Struct

from warmfield.api.faults import Refused
from warmfield.api.shapes.shape import Page

Seq = Annotated[int, Meta(ge=0, le=2**62)]
P = TypeVar("P")
T = TypeVar("T")
S = TypeVar("S")
MOST = 200
Cursor = Annotated[
    str | None, Query(max_length=600, description="`next` of the page before, as it was given.")
]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]


def cursor_of(kind: str, place: object) -> str:
    """`kind` is the list's name: a cursor of one list says nothing in another."""
    return base64.urlsafe_b64encode(msgspec.json.encode([kind, place])).decode().rstrip("=")


def place_in(cursor: str | None, kind: str, sort: type[P]) -> P | None:
    """Where to go on; None at the beginning. Raises Refused where it is no cursor of this list."""
    if cursor is None:
        return None
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        named, place = msgspec.json.decode(packed, type=tuple[str, sort])  # type: ignore[valid-type]
    except (binascii.Error, ValueError) as why:
        raise Refused("wrong_cursor") from why
    if named != kind:
        raise Refused("wrong_cursor")
    found: P = place
    return found


async def paged(
    kind: str,
    limit: int,
    look: Callable[[int], Awaitable[Sequence[T]]],
    place: Callable[[T], object],
    show: Callable[[T], S],
) -> Page[S]:
    """One more than the page is asked for, to know whether anything follows."""
    found = await look(limit + 1)
    here = found[:limit]
    following = cursor_of(kind, place(here[-1])) if len(found) > limit else None
    return Page(items=[show(one) for one in here], next=following)


class Spot(Struct, frozen=True, array_like=True):
    """Where a list in the order of time ended."""

    at: Annotated[datetime, Meta(tz=True)]
    id: str


class Before(TypedDict):
    before: datetime | None
    before_id: str


def before(spot: Spot | None) -> Before:
    """What the archive is asked for."""
    return {"before": None, "before_id": ""} if spot is None else {"before": spot.at, "before_id": spot.id}


class Placed(Protocol):
    @property
    def at(self) -> datetime: ...
    @property
    def id(self) -> str: ...


def spot_of(one: Placed) -> Spot:
    return Spot(one.at, one.id)
