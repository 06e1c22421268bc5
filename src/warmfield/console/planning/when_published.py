"""The versions that came into force, as the journal has them."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.events import PlanPublished
from warmfield.community.ids import PersonId
from warmfield.console.visit import Visit


class Publication(Struct, frozen=True, kw_only=True):
    """`by` None: the file was changed by hand, and read. `seq` is its place in the journal."""

    seq: int
    version: str
    at: datetime
    by: PersonId | None
    approved_by: PersonId | None


async def published(visit: Visit, limit: int, before: int | None = None) -> list[Publication]:
    """The newest first."""
    entries = await visit.ports.archive.journal(kinds=("plan_published",), before=before, limit=limit)
    return [
        Publication(
            seq=one.seq,
            version=one.event.version,
            at=one.event.at,
            by=one.event.by,
            approved_by=one.event.approved_by,
        )
        for one in entries
        if isinstance(one.event, PlanPublished)
    ]
