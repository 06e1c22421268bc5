"""A notice: something that happened, by its ids."""

from datetime import datetime

from msgspec import Struct

from warmfield.wording import later

KINDS: dict[str, str] = {
    "request.opened": later("A request waits for a person"),
    "request.closed": later("A request was answered, or is of no use any more"),
    "decision.made": later("A decision was made about a member's message"),
    "decision.undone": later("A decision was taken back"),
    "member.joined": later("A member came in"),
    "member.left": later("A member went"),
    "message.sent": later("A member wrote"),
    "activity.changed": later("An activity was planned, changed, moved or cancelled"),
    "session.changed": later("A session was planned, opened, changed or closed"),
    "piece.changed": later("A piece came into the library, or was looked at"),
    "duty.changed": later("Somebody takes time off, or duty was swapped"),
    "pause.changed": later("Everything, or a group, was paused or goes on"),
    "plan.published": later("Another version of the plan is in force"),
}
TEST = "test"
"""What the test button sends."""


class Notice(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`key` names it once and for all; `about` are ids and stable words, never what was written."""

    kind: str
    key: str
    at: datetime
    group: str | None = None
    event: str = ""
    """The journal's line it comes from, where what was written stands; empty where a record has it."""
    about: dict[str, str] = {}


class Place(Struct, frozen=True, kw_only=True):
    """How far was noticed: the journal's line, how many requests were ever made, which of them were open."""

    seq: int
    made: int = 0
    open: tuple[str, ...] = ()
