"""A door beside the store, for people who look back: what happened, was decided, asked and sent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from warmfield.community.actions import Action
from warmfield.community.events import Event, MessageSent
from warmfield.community.findings import Decision
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.records import MembershipRecord
from warmfield.community.requests import Request


class Entry(Struct, frozen=True, kw_only=True):
    """A line of the journal; `seq` grows with every event, and pages go on before it."""

    seq: int
    event: Event


class Sent(Struct, frozen=True, kw_only=True):
    """An action and how it ended: `state` is `waiting`, `done`, `refused` or `late`."""

    seq: int
    action: Action
    at: datetime
    state: str
    reason: str = ""


class Archive(Protocol):
    """Lists give the newest first. `groups` empty: of all groups. Every call may raise `StoreFailed`.

    `before` goes on after what was given last: for decisions and requests its time, and with `before_id`
    the very one, so that none of those of one moment is left out.
    """

    async def journal(
        self,
        *,
        kinds: Sequence[str] = (),
        groups: Sequence[GroupId] = (),
        by: Sequence[str] = (),
        since: datetime | None = None,
        until: datetime | None = None,
        who: MemberId | None = None,
        before: int | None = None,
        limit: int = 50,
    ) -> list[Entry]:
        """`by`: who asked for it, a person or one of their accounts; ask for kinds too then."""
        ...

    async def around(self, event: EventId, lines: int = 3) -> tuple[list[MessageSent], list[MessageSent]]:
        """What was written in the group before a message and after it, each oldest first."""
        ...

    async def decisions(
        self,
        *,
        groups: Sequence[GroupId] = (),
        member: MemberId | None = None,
        before: datetime | None = None,
        before_id: str = "",
        limit: int = 50,
    ) -> list[Decision]: ...

    async def requests(
        self,
        *,
        groups: Sequence[GroupId | None] = (),
        member: MemberId | None = None,
        states: Sequence[str] = (),
        before: datetime | None = None,
        before_id: str = "",
        limit: int = 50,
    ) -> list[Request]:
        """None among `groups`: also what belongs to none."""
        ...

    async def sent(
        self, *, groups: Sequence[GroupId] = (), before: int | datetime | None = None, limit: int = 50
    ) -> list[Sent]: ...

    async def memberships(
        self, group: GroupId, *, after: MemberId | None = None, limit: int = 50
    ) -> list[MembershipRecord]:
        """Who is or was in a group, in the order of their accounts."""
        ...

    async def event(self, name: EventId) -> Event | None:
        """As it stands in the journal; None where it doesn't."""
        ...

    async def since(self, seq: int, limit: int = 50) -> list[Entry]:
        """The journal after a place, oldest first."""
        ...

    async def last(self) -> int:
        """The place of the newest line of the journal; 0 where there is none."""
        ...
