"""What staff wrote themselves, like a reason or a text to send, may name a member who is erased."""

from msgspec import structs
from sqlalchemy import Connection, or_, select, update

from warmfield.community.events import Event
from warmfield.store import tables as t
from warmfield.store.codec import event_from, json_of
from warmfield.store.traces import Traces

KINDS = ("request_answered", "due_reworded", "due_skipped", "paused")
"""Commands with words of their own, in which a member isn't named by their account."""
MOST_NAMES = 20


def staff_words(writer: Connection, traces: Traces) -> None:
    """The words stay, without the name."""
    if not traces.names:
        return
    log = t.journal.c
    naming = or_(*(log.body.contains(name, autoescape=True) for name in sorted(traces.names)[:MOST_NAMES]))
    for seq, body in writer.execute(select(log.seq, log.body).where(log.kind.in_(KINDS), naming)).all():
        left = json_of(_unnamed(event_from(body), traces))
        writer.execute(update(t.journal).where(log.seq == seq).values(body=left))


def _unnamed(event: Event, traces: Traces) -> Event:
    said = {field: getattr(event, field, "") for field in ("text", "worded")}
    return structs.replace(event, **{field: traces.forgotten(text) for field, text in said.items() if text})
