"""One maker of events for each sentence about activities."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from warmfield.community.staff_commands import (
    ActivityAnnounced,
    ActivityCancelled,
    ActivityChanged,
    ActivityClosed,
    ActivityCommand,
    ActivityMoved,
    ActivityPlanned,
    CheckedIn,
)
from warmfield.rehearsal.scenes.sentences import Told

RULES = {"": "", "day": "FREQ=DAILY", "week": "FREQ=WEEKLY", "month": "FREQ=MONTHLY"}


def _moment(told: Told) -> datetime:
    return told.director.at(int(told["to_day"]), time.fromisoformat(told["clock"]))


def _day(told: Told) -> date | None:
    return told.director.date_of(int(told["day"])) if told["day"] else None


def _shared(told: Told) -> dict[str, Any]:
    return {"at": told.at, "id": told.id, "by": told.by(), "activity": told["activity"], "day": _day(told)}


def _plans(told: Told) -> ActivityCommand:
    return ActivityPlanned(
        at=told.at, id=told.id, title=told["title"], starts=_moment(told), place=told["place"],
        rule=RULES[told["often"]], groups=() if told["everywhere"] else (told.group,), owner=told.by(),
        capacity=int(told["capacity"]) if told["capacity"] else None, by=told.by(),
    )  # fmt: skip


def _moves(told: Told) -> ActivityCommand:
    return ActivityMoved(**_shared(told), to=_moment(told))


def _changes(told: Told) -> ActivityCommand:
    said: Any = int(told["said"]) if told["what"] == "capacity" else told["said"]
    return ActivityChanged(**_shared(told), **{told["what"]: said})


def _cancels(told: Told) -> ActivityCommand:
    return ActivityCancelled(**_shared(told), whole=bool(told["whole"]), text=told["text"])


def _announces(told: Told) -> ActivityCommand:
    return ActivityAnnounced(**_shared(told))


def _checks_in(told: Told) -> ActivityCommand:
    return CheckedIn(**_shared(told), who=told.who())


def _closes(told: Told) -> ActivityCommand:
    return ActivityClosed(**_shared(told), text=told["text"])


ACTIVITY_MAKERS: dict[str, Callable[[Told], ActivityCommand]] = {
    "plans_activity": _plans, "moves_activity": _moves, "changes_activity": _changes,
    "cancels_activity": _cancels, "announces_activity": _announces, "checks_in": _checks_in,
    "closes_activity": _closes,
}  # fmt: skip
"""By the sentence's name in `grammar.py`."""
