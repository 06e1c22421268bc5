"""What in the inbox comes first: by what it is about, and by how long it has waited."""

from datetime import datetime, timedelta
from typing import Final

from warmfield.community.actions import HoldMessage, Mute, RemoveMember, RemoveMessage
from warmfield.community.requests import Request

ORDER: Final = ("urgent", "soon", "later")
URGENT: Final = frozenset({"review", "dispute", "gap", "parked"})
"""Something goes on in a group meanwhile."""
LATER: Final = frozenset({
    "lurkers", "lurkers_word", "piece", "expert_piece", "moments", "material", "plan_change",
})  # fmt: skip
"""Nobody waits for these today."""
OUT: Final = (RemoveMessage, HoldMessage, Mute, RemoveMember)


def priority(request: Request, now: datetime) -> str:
    """A key of ORDER. What nobody did in the time it had is one step more pressing."""
    place = ORDER.index(_by_sort(request))
    return ORDER[max(0, place - overdue(request, now))]


def deadline(request: Request) -> datetime | None:
    return request.at + timedelta(seconds=request.wait) if request.wait else None


def overdue(request: Request, now: datetime) -> bool:
    due = deadline(request)
    return due is not None and due <= now


def _by_sort(request: Request) -> str:
    if request.sort in URGENT or (
        request.sort == "by_hand" and any(isinstance(one, OUT) for one in request.on_approve)
    ):
        return "urgent"
    return "later" if request.sort in LATER else "soon"
