"""What the app understands of a pasted chat, shown to a person before it is taken."""

from collections.abc import Awaitable, Mapping
from datetime import date
from typing import Protocol

from msgspec import Struct

from warmfield.community.events import Event, Joined, Left, MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId

LONGEST_PASTE = 2_000_000
"""Bytes; a day of a busy group is a tenth of it."""
Same = Mapping[MemberId, MemberId]
"""Who a new name belongs to, as a person said."""


class LeftOut(Struct, frozen=True, kw_only=True):
    """`line` is the first of `count` lines that weren't taken; `reason` a sentence of the catalogue."""

    line: int
    reason: str
    what: str
    count: int


class NewName(Struct, frozen=True, kw_only=True):
    """Nobody here bears it yet. `near` are members whose names are like it, the nearest first."""

    name: str
    account: MemberId
    near: tuple[tuple[MemberId, str], ...]


class Pasted(Struct, frozen=True, kw_only=True):
    """`known` are those of the events that the journal has already. `day` is set where the text told none."""

    events: tuple[Event, ...]
    known: frozenset[EventId]
    left_out: tuple[LeftOut, ...] = ()
    new_names: tuple[NewName, ...] = ()
    day: date | None = None

    @property
    def said(self) -> list[MessageSent | Joined | Left]:
        return [one for one in self.events if isinstance(one, MessageSent | Joined | Left)]


class Pasting(Protocol):
    """`day` is that of the first line where the text has only times of day; None: the last day it can be."""

    def __call__(
        self, group: GroupId, text: str, day: date | None = None, same: Same | None = None
    ) -> Awaitable[Pasted]: ...
