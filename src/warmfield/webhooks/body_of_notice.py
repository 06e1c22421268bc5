"""The body of a delivery: what happened, its ids, and what was written where the webhook may have it."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import msgspec
from msgspec import Struct, field

from warmfield.community.draft import View
from warmfield.community.events import Event
from warmfield.community.findings import Decision
from warmfield.community.ids import DecisionId, EventId, RequestId
from warmfield.community.requests import Request
from warmfield.webhooks.notice import Notice

WRITTEN = ("title", "topic", "text", "link", "place")
Find = Callable[[EventId], Awaitable[Event | None]]
"""Gives a line of the journal as it stands now: what was blanked since is blank here too."""


class Body(Struct, frozen=True):
    """As Standard Webhooks lays it out."""

    type: str
    timestamp: datetime
    about: dict[str, str | None] = field(name="data")


async def body_of(notice: Notice, view: View, find: Find, *, with_text: bool) -> bytes:
    about: dict[str, str | None] = {"group": notice.group, **notice.about}
    if with_text:
        about["text"] = await _written(notice, view, find)
    return msgspec.json.encode(Body(notice.kind, notice.at, about))


async def _written(notice: Notice, view: View, find: Find) -> str:
    """Looked up when it is sent: what was erased since isn't told."""
    if "request" in notice.about and notice.kind.startswith("request."):
        request = view.get(Request, RequestId(notice.about["request"]))
        return "" if request is None else f"{request.title}\n{request.quote}".strip()
    if notice.kind == "decision.made":
        decision = view.get(Decision, DecisionId(notice.about["decision"]))
        return "" if decision is None else decision.quote
    event = await find(EventId(notice.event)) if notice.event else None
    return "\n".join(str(known) for name in WRITTEN if (known := getattr(event, name, "")))
