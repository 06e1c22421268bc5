"""The engine's doors: a store, connectors and who looks on. The clock is in `clock.py`."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from warmfield.community.actions import Action
from warmfield.community.capabilities import Capabilities
from warmfield.community.draft import Record, View
from warmfield.community.events import Event
from warmfield.community.findings import Decision
from warmfield.community.ids import ActionId, EventId, GroupId, MessageId, TimerId
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


class StoreFailed(Exception):  # noqa: N818 - it says what happened, as events do
    """The store couldn't. `sentence` is a key of `wording` that tells the mend, filled with `values`.

    `again`: the same call may work in a moment (the database was busy). Nothing was changed.
    """

    def __init__(self, sentence: str, *, again: bool = False, **values: object) -> None:
        super().__init__(sentence.format(**values) if values else sentence)
        self.sentence = sentence
        self.again = again
        self.values = values


class Unwritable(StoreFailed):
    """Something in a turn can't be written down; its event is to blame, not the disk."""


class Store(Protocol):
    """The journal, the records, the timers and the outbox of one community.

    One thread reads; `commit`, `postpone` and `forget` may run in one other thread beside it.
    Every call may raise `StoreFailed`.
    """

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

    def timer(self, timer: TimerId) -> Timer | None: ...

    def pending(self, now: datetime, limit: int = 500) -> list[Pending]:
        """The actions that may go at `now`, in the order they were asked for."""
        ...

    def postpone(self, action: ActionId, attempts: int, not_before: datetime) -> None: ...

    def forget(self, text_before: datetime, nicknames_before: datetime, limit: int = 500) -> int:
        """Blank text and nicknames older than that, at most about `limit` rows; give how many were."""
        ...

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
