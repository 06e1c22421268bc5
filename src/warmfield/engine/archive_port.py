"""A door beside the store, for people who look back: what happened, was decided, asked and sent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from warmfield.community.actions import Action
from warmfield.community.events import Event
from warmfield.community.findings import Decision
from warmfield.community.ids import GroupId, MemberId
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
    """All give the newest first. `groups` empty: of all groups. Every call may raise `StoreFailed`."""

    async def journal(
        self,
        *,
        kinds: Sequence[str] = (),
        groups: Sequence[GroupId] = (),
        before: int | None = None,
        limit: int = 50,
    ) -> list[Entry]: ...

    async def decisions(
        self,
        *,
        groups: Sequence[GroupId] = (),
        member: MemberId | None = None,
        before: datetime | None = None,
        limit: int = 50,
    ) -> list[Decision]: ...

    async def requests(
        self,
        *,
        groups: Sequence[GroupId] = (),
        member: MemberId | None = None,
        before: datetime | None = None,
        limit: int = 50,
    ) -> list[Request]: ...

    async def sent(
        self, *, groups: Sequence[GroupId] = (), before: int | None = None, limit: int = 50
    ) -> list[Sent]: ...
