"""Blanking what is older than the plan's retention, some rows at a time. Doing it twice changes nothing."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, delete, or_, select, update

from warmfield.community.calendar_records import OccurrenceRecord
from warmfield.community.draft import R, Record, key_of
from warmfield.community.events import Event
from warmfield.community.records import MembershipRecord
from warmfield.engine.blank import blank_record, without_nicknames, without_text
from warmfield.store import tables as t
from warmfield.store.codec import (
    SORTS,
    decision_from,
    event_from,
    held,
    json_of,
    pack,
    record_from,
    request_from,
    stamp,
)

Row = dict[str, Any]


class Before:
    """What is older than `text` loses its text, what is older than `nicknames` its nicknames."""

    def __init__(self, text: datetime, nicknames: datetime) -> None:
        self.text = text
        self.nicknames = nicknames

    def bits(self, at: int) -> int:
        text = t.TEXT_HELD if at < stamp(self.text) else 0
        return text | (t.NICKNAME_HELD if at < stamp(self.nicknames) else 0)

    def blanked(self, event: Event) -> Event:
        left = without_text(event) if event.at < self.text else event
        return without_nicknames(left) if event.at < self.nicknames else left

    def of(self, at: ColumnElement[int], holds: ColumnElement[int]) -> ColumnElement[bool]:
        """Rows that are old enough and still hold something."""
        return or_(
            and_(at < stamp(self.text), holds.bitwise_and(t.TEXT_HELD) != 0),
            and_(at < stamp(self.nicknames), holds.bitwise_and(t.NICKNAME_HELD) != 0),
        )


def forget(writer: Connection, text_before: datetime, nicknames_before: datetime, limit: int) -> int:
    """Give how many rows were gone through; 0 when nothing is left. Open requests keep their words."""
    before = Before(text_before, nicknames_before)
    return (
        _journal(writer, before, limit)
        or _told(writer, t.decisions, decision_from, before, limit)
        or _told(writer, t.requests, request_from, before, limit)
        or _records(writer, before, MembershipRecord)
        or _records(writer, before, OccurrenceRecord)
        or _rest(writer, before)
    )


def _journal(writer: Connection, before: Before, limit: int) -> int:
    journal = t.journal.c
    old = select(journal.seq, journal.body).where(journal.holds > 0, before.of(journal.at, journal.holds))
    found = writer.execute(old.limit(limit)).all()
    blanked = ((seq, before.blanked(event_from(body))) for seq, body in found)
    changed = [{"row": seq, "holds": held(event), "body": json_of(event)} for seq, event in blanked]
    return _update(writer, t.journal, journal.seq, changed)


def _told(
    writer: Connection, table: Table, decode: Callable[[str], Record], before: Before, limit: int
) -> int:
    """Decisions and requests; their column `blank` says what was blanked."""
    both = t.TEXT_HELD | t.NICKNAME_HELD
    old = select(table.c.id, table.c.at, table.c.body).where(before.of(table.c.at, both - table.c.blank))
    closed = old if table is t.decisions else old.where(table.c.state != "open")
    changed: list[Row] = [
        {
            "row": name,
            "blank": before.bits(at),
            "body": json_of(blank_record(decode(body), before.text, before.nicknames)),
        }
        for name, at, body in writer.execute(closed.limit(limit))
    ]
    return _update(writer, table, table.c.id, changed)


def _update(writer: Connection, table: Table, key: ColumnElement[Any], changed: list[Row]) -> int:
    if changed:
        values: dict[str, Any] = {name: bindparam(name) for name in changed[0] if name != "row"}
        writer.execute(update(table).where(key == bindparam("row")).values(values), changed)
    return len(changed)


def _records(writer: Connection, before: Before, kind: type[R]) -> int:
    """Nicknames of those who left long ago, and of those who signed up for what is long over."""
    bodies = writer.execute(select(t.records.c.body).where(t.records.c.sort == SORTS[kind])).scalars()
    known: Iterable[R] = (record_from(kind, body) for body in bodies)
    pairs = ((record, blank_record(record, before.text, before.nicknames)) for record in known)
    changed = [{"row": key_of(left), "body": pack(left)} for record, left in pairs if left is not record]
    return _update(writer, t.records, t.records.c.key, changed)


def _rest(writer: Connection, before: Before) -> int:
    """Actions that ended are known from the journal; a traceback may quote what was said."""
    outbox, parked, old = t.outbox.c, t.parked.c, stamp(before.text)
    gone = writer.execute(delete(t.outbox).where(outbox.state != "waiting", outbox.at < old)).rowcount
    quiet = update(t.parked).where(parked.traceback != "", parked.at < old).values(traceback="")
    return gone + writer.execute(quiet).rowcount
