"""The parts of a sync answer that we read; whatever else stands there is skipped."""

from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

Content = dict[str, Any]
"""What a client wrote: any shape at all, so every look into it is guarded."""
LATEST = 253_402_300_799_000
"""Milliseconds; the last second of the year 9999."""


class RawEvent(Struct, frozen=True):
    """An event of a room. `state_key` is None where it isn't state."""

    type: str
    sender: str
    content: Content = {}
    event_id: str = ""
    origin_server_ts: int = 0
    state_key: str | None = None
    redacts: str | None = None
    unsigned: Content = {}

    @property
    def at(self) -> datetime:
        """A foreign server may claim any time; what no calendar knows is brought into range."""
        return datetime.fromtimestamp(min(max(self.origin_server_ts, 0), LATEST) / 1000, UTC)

    @property
    def previous(self) -> Content:
        """The content this state had before; empty where there was none."""
        before = self.unsigned.get("prev_content")
        return before if isinstance(before, dict) else {}


class Timeline(Struct, frozen=True):
    """`limited`: there was more than fits; `prev_batch` is where the missing part ends."""

    events: tuple[RawEvent, ...] = ()
    limited: bool = False
    prev_batch: str = ""


class State(Struct, frozen=True):
    events: tuple[RawEvent, ...] = ()


class RawNote(Struct, frozen=True):
    """What passes by and is kept nowhere: receipts."""

    type: str
    content: Content = {}


class Ephemeral(Struct, frozen=True):
    events: tuple[RawNote, ...] = ()


class JoinedRoom(Struct, frozen=True):
    timeline: Timeline = Timeline()
    state: State = State()
    ephemeral: Ephemeral = Ephemeral()


class InvitedRoom(Struct, frozen=True):
    invite_state: State = State()


class Rooms(Struct, frozen=True):
    join: dict[str, JoinedRoom] = {}
    invite: dict[str, InvitedRoom] = {}


class Sync(Struct, frozen=True):
    next_batch: str
    rooms: Rooms = Rooms()


class Page(Struct, frozen=True):
    """A page of a room's past, newest first; no `end` where the past ends."""

    chunk: tuple[RawEvent, ...] = ()
    end: str | None = None
    state: tuple[RawEvent, ...] = ()


def text_at(content: Content, *path: str) -> str:
    """Follow `path` into nested objects; empty where it leads to no text."""
    found: Any = content
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, str) else ""


def number_at(content: Content, name: str, otherwise: int) -> int:
    """A whole number; old rooms may hold it as text."""
    found = content.get(name, otherwise)
    try:
        return int(found)
    except (TypeError, ValueError):
        return otherwise
