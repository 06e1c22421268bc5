"""The engine's four doors: a store, connectors, the reader of messages and a clock."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from warmfield.community.actions import Action
from warmfield.community.capabilities import Capabilities
from warmfield.community.draft import Record, View
from warmfield.community.events import Event
from warmfield.community.findings import Decision
from warmfield.community.ids import ActionId, EventId, GroupId, MessageId
from warmfield.community.records import Parked, Timer
from warmfield.community.requests import Request


class Turn(Struct, frozen=True, kw_only=True):
    """All that one event changes. `turn.py` makes it, the store commits it."""

    event: Event
    records: tuple[Record, ...] = ()
    decision: Decision | None = None
    actions: tuple[Action, ...] = ()
    requests: tuple[Request, ...] = ()
    timers: tuple[Timer, ...] = ()
    cancelled: tuple[str, ...] = ()
    """Ids of timers that are no longer wanted."""
    parked: Parked | None = None


class Cursor(Struct, frozen=True):
    """How far a connector has read its platform; it moves in the same transaction as the events."""

    connector: str
    position: str


class Pending(Struct, frozen=True, kw_only=True):
    """An action in the outbox."""

    action: Action
    attempts: int = 0
    not_before: datetime | None = None


class Store(Protocol):
    """The journal, the records, the timers and the outbox of one community. Called from one thread."""

    def view(self) -> View: ...

    def seen(self, ids: Sequence[EventId]) -> set[EventId]:
        """Which of these events are in the journal already."""
        ...

    def commit(self, turns: Sequence[Turn], cursors: Sequence[Cursor] = ()) -> None:
        """Everything, or nothing, in one transaction that is on the disk when this returns."""
        ...

    def cursor(self, connector: str) -> str | None: ...

    def due(self, now: datetime, limit: int = 500) -> list[Timer]: ...

    def next_due(self) -> datetime | None: ...

    def pending(self, now: datetime, limit: int = 500) -> list[Pending]: ...

    def postpone(self, action: ActionId, attempts: int, not_before: datetime) -> None: ...

    def close(self) -> None: ...


class Outcome(Struct, frozen=True, kw_only=True):
    """`how`: `done`, `refused` (the platform says no, for good) or `again` (try later)."""

    how: str
    reason: str = ""
    placed: MessageId | None = None
    wait: float | None = None
    """Seconds the platform asked us to wait."""


class Right(Struct, frozen=True, kw_only=True):
    """A right the connector has or lacks in a group, for `doctor`."""

    group: GroupId
    name: str
    held: bool
    mend: str = ""


Take = Callable[[Sequence[Event], Cursor | None], Awaitable[None]]
"""Hands events over; returns when they are committed, raises when they are not."""


class Connector(Protocol):
    """A platform: where events come from and actions go to."""

    @property
    def capabilities(self) -> Capabilities: ...

    async def run(self, take: Take, since: str | None) -> None:
        """Read the platform until cancelled, from the cursor on; reconnects by itself."""
        ...

    async def perform(self, action: Action) -> Outcome:
        """Do it once: the action's id goes to the platform as idempotency key where it has one."""
        ...

    async def rights(self) -> list[Right]: ...

    async def close(self) -> None: ...
