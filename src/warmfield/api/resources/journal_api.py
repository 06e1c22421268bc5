"""The journal, for looking back: who did what, when."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Query

from warmfield.api.caller import Who
from warmfield.api.cursors import Cursor, Limit, Seq, paged, place_in
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.shapes.journal_shapes import JournalLine
from warmfield.api.shapes.shape import Page
from warmfield.engine.archive_port import Entry

routes = APIRouter(route_class=GuardedRoute, tags=["journal"], responses=REFUSALS)
ABOUT = (
    "action", "activity", "answer", "clause", "day", "decision", "giver", "key", "message", "outcome",
    "person", "piece", "reply_to", "replaces", "request", "rung", "session", "sort", "source", "taker",
    "timer", "to", "until", "verdict", "version",
)  # fmt: skip
"""Fields of events that name things; what was written isn't among them."""
WRITTEN = ("title", "topic", "text", "worded", "nickname", "link", "place", "reason")


@routes.get("/journal", openapi_extra=needs("audit"))
async def list_journal(
    who: Who,
    *,
    kind: Annotated[list[str], Query(max_length=30, description="Any of these; without it all.")] = [],  # noqa: B006
    group: Annotated[str | None, Query(max_length=200)] = None,
    with_text: Annotated[bool, Query(description="Give what was written, too.")] = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[JournalLine]:
    """Newest first."""
    groups = () if group is None else (who.group(group),)
    before = place_in(cursor, "journal", Seq)

    async def look(count: int) -> list[Entry]:
        return await who.ports.archive.journal(kinds=kind, groups=groups, before=before, limit=count)

    return await paged(
        "journal", limit, look, lambda one: one.seq, lambda one: line_of(one, with_text=with_text)
    )


def line_of(entry: Entry, *, with_text: bool) -> JournalLine:
    said: dict[str, Any] = msgspec.to_builtins(entry.event)
    written = "\n".join(str(said[name]) for name in WRITTEN if said.get(name))
    return JournalLine(
        seq=entry.seq,
        id=entry.event.id,
        at=entry.event.at,
        kind=said["kind"],
        group=said.get("group"),
        who=said.get("who"),
        by=said.get("by"),
        about={name: str(said[name]) for name in ABOUT if said.get(name)},
        text=written if with_text else None,
    )
