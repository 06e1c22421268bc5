"""One request of a program: whose token it is, and what that opens."""

import hashlib
import secrets
from datetime import datetime
from functools import cached_property
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import Depends
from msgspec import Struct
from pydantic import BaseModel
from starlette.requests import Request

from warmfield.acts.amounts import zone
from warmfield.api.faults import Refused
from warmfield.community.draft import View
from warmfield.community.events import Event
from warmfield.community.ids import EventId, GroupId, PersonId
from warmfield.console.house_ports import Ports
from warmfield.console.permissions import can, groups_of
from warmfield.console.signing.api_tokens import Token
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.wish import Scope
from warmfield.wording import Words


class Caller(Struct, frozen=True, kw_only=True, dict=True):
    """`key` is the idempotency key, or empty; `matching` what stands in `If-Match`, or empty."""

    ports: Ports
    token: Token
    rulebook: Rulebook
    now: datetime
    words: Words
    key: str = ""
    matching: str = ""

    @property
    def person(self) -> PersonId:
        return self.token.person

    @property
    def language(self) -> str:
        return self.words.language

    @property
    def clocks(self) -> ZoneInfo:
        return zone(self.rulebook.plan.community.time_zone)

    @cached_property
    def view(self) -> View:
        return self.ports.view()

    @cached_property
    def groups(self) -> tuple[GroupId, ...]:
        """Those the person works in: what belongs to others isn't there for them."""
        return groups_of(self.rulebook, self.person)

    def may(self, action: str) -> bool:
        return can(self.rulebook, self.person, action)

    def group(self, named: str) -> GroupId:
        """Raises Refused where it isn't one of theirs."""
        found = GroupId(named)
        if found not in self.groups:
            raise Refused("not_here")
        return found

    def among(self, named: str | None) -> tuple[GroupId, ...]:
        """The one group that is meant, or all of theirs."""
        return self.groups if named is None else (self.group(named),)

    def scope(self, group: GroupId) -> Scope:
        return Scope(rulebook=self.rulebook, view=self.view, group=group, now=self.now)

    @cached_property
    def event_name(self) -> EventId:
        """The same for the same key, so that even a crash between doing and answering can't double it."""
        named = hashlib.sha256(self.key.encode()).hexdigest()[:24] if self.key else secrets.token_hex(12)
        return EventId(f"api/{self.token.id}/{named}")

    async def done(self) -> datetime | None:
        """When what this request asks for was done, where it stands in the journal already."""
        known = await self.ports.archive.event(self.event_name) if self.key else None
        return None if known is None else known.at

    async def ask(self, event: Event) -> datetime:
        """Returns when it is on the disk; raises StoreFailed, and nothing was changed."""
        await self.ports.take([event])
        return event.at

    def must_match(self, shape: BaseModel) -> None:
        """Raises Refused where the caller knows another state of it than it has."""
        known = {tag.strip().removeprefix("W/") for tag in self.matching.split(",")}
        if self.matching and not known & {"*", tag_of(shape)}:
            raise Refused("changed")


def tag_of(shape: BaseModel) -> str:
    """An ETag: the same as long as what is given is the same."""
    return f'"{hashlib.blake2b(shape.model_dump_json().encode(), digest_size=12).hexdigest()}"'


def _who(request: Request) -> Caller:
    caller: Caller = request.state.caller
    return caller


Who = Annotated[Caller, Depends(_who)]
"""Who asks, for whom the route has been opened."""
