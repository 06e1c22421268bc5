"""Erase a member: their words, names and account go; that something was decided, and why, stays.

In every row the account gives way to a name made by chance, the same everywhere, so that counts
and the course of things stay right. Done between two batches of the engine, or where none runs; then the
file is written anew, so that nothing is left in its free pages.
"""

import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import structs
from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, select, update

from warmfield.community.calendar_records import OccurrenceRecord
from warmfield.community.draft import Record, key_of
from warmfield.community.echoes import EchoesRecord, EchoSlice
from warmfield.community.events import ActionEnded
from warmfield.community.ids import EventId, MemberId, PersonId, RequestId
from warmfield.community.records import (
    GroupRecord,
    InboxRecord,
    MemberRecord,
    MembershipRecord,
)
from warmfield.community.requests import Request
from warmfield.community.rhythm_records import RhythmRecord
from warmfield.community.roster import RosterRecord, Signs
from warmfield.community.rota import DutyRecord
from warmfield.community.session_records import SessionRecord
from warmfield.community.staff_commands import MemberFacts
from warmfield.engine.blank import NICKNAMES, TEXT, blank_record, without, without_names
from warmfield.store import tables as t
from warmfield.store.cited_rows import rename_cited
from warmfield.store.codec import (
    SLICES,
    SORTS,
    action_from,
    decision_from,
    event_from,
    held,
    json_of,
    pack,
    record_from,
    request_from,
    slice_from,
    timer_from,
)
from warmfield.store.rows import journal_row
from warmfield.store.traces import Traces, names_borne
from warmfield.store.words_of_staff import staff_words

EVER = datetime.max.replace(tzinfo=UTC)
ALL = TEXT + NICKNAMES
Row = dict[str, Any]


def erase(writer: Connection, member: MemberId, now: datetime, by: PersonId | None = None) -> MemberId:
    """Give the name that stands for the member from now on. One transaction of the caller's."""
    eraser = _Eraser(writer, member, MemberId(f"erased:{secrets.token_hex(6)}"))
    eraser.journal()
    eraser.decisions()
    closed = eraser.requests()
    eraser.outbox()
    eraser.timers()
    eraser.records(closed)
    eraser.parked()
    note = MemberFacts(id=EventId(f"erased/{eraser.alias}"), at=now, who=eraser.alias, by=by)
    writer.execute(insert(t.journal), journal_row(note))
    return eraser.alias


class _Eraser:
    def __init__(self, writer: Connection, member: MemberId, alias: MemberId) -> None:
        self.alias = alias
        self._writer = writer
        self._member = member
        self._traces = Traces()
        self._account = re.compile(rf"(?<![\w.@:-]){re.escape(member)}(?![\w.-])")

    def journal(self) -> None:
        self._traces.names |= names_borne(self._writer, self._member)
        for row in self._naming(t.journal):
            event = event_from(row["body"])
            if self._member in {getattr(event, "who", None), getattr(event, "member", None)}:
                self._traces.add(event)
                event = without(event, ALL)
            asked = getattr(event, "asked", None)
            if asked is not None and getattr(asked, "member", None) == self._member:
                event = structs.replace(event, asked=without(asked, ALL))
            self._write(t.journal, row, holds=held(event), body=json_of(event))
        self._refused()
        staff_words(self._writer, self._traces)

    def _refused(self) -> None:
        """What a platform refused to tell others because of the member stands in the journal too."""
        kept = select(t.journal).where(t.journal.c.kind == "action_ended", t.journal.c.holds > 0)
        for found in self._writer.execute(kept).mappings().all():
            event = event_from(found["body"])
            if isinstance(event, ActionEnded) and event.asked and self._traces.told_of(event.asked):
                left = structs.replace(event, asked=without(event.asked, ALL))
                self._write(t.journal, dict(found), holds=held(left), body=json_of(left))

    def decisions(self) -> None:
        for row in self._naming(t.decisions):
            decision: Record = decision_from(row["body"])
            if row["member"] == self._member:
                decision = blank_record(decision, EVER, EVER)
            self._write(t.decisions, row, body=json_of(decision))
        rename_cited(self._writer, self._member, self._named)

    def requests(self) -> set[RequestId]:
        """Give those that were open about the member: nobody can answer them any more."""
        closed: set[RequestId] = set()
        for row in self._naming(t.requests):
            request = request_from(row["body"])
            if request.member == self._member:
                if request.state == "open":
                    closed.add(request.id)
                    request = structs.replace(request, state="refused")
                blanked = blank_record(request, EVER, EVER)
                self._write(t.requests, row, state=request.state, body=json_of(blanked))
            else:
                self._write(t.requests, row, body=json_of(self._nameless(request)))
        self._listed()
        return closed

    def _nameless(self, request: Request) -> Request:
        """A request about several members names them in its words."""
        told = {name: self._traces.forgotten(getattr(request, name)) for name in ("title", "quote", "ready")}
        subject = {name: self._traces.forgotten(text) for name, text in request.subject.items()}
        return structs.replace(request, subject=subject, **told)

    def _listed(self) -> None:
        """Who is named among others, as in a list of winners: the name goes, the request stays."""
        for found in self._writer.execute(select(t.requests)).mappings().all():
            request = request_from(found["body"])
            left = "\n".join(self._traces.unnamed(line) for line in request.ready.split("\n"))
            if left != request.ready:
                self._write(t.requests, dict(found), body=json_of(structs.replace(request, ready=left)))

    def outbox(self) -> None:
        """What staff and groups were told because of the member quotes them, without naming the account."""
        for found in self._writer.execute(select(t.outbox)).mappings().all():
            row = dict(found)
            action = action_from(row["body"])
            theirs = getattr(action, "member", None) == self._member or self._traces.told_of(action)
            if not theirs and self._member in f"{row['id']} {row['body']}":
                self._write(t.outbox, row)
            elif theirs and row["state"] == "waiting":
                gone = {"state": "refused", "reason": "member_erased"}
                self._write(t.outbox, row, body=json_of(without(action, ALL)), **gone)
            elif theirs:
                self._write(t.outbox, row, body=json_of(without(action, ALL)))

    def timers(self) -> None:
        for row in self._naming(t.timers):
            if timer_from(row["body"]).member == self._member:
                self._writer.execute(delete(t.timers).where(t.timers.c.id == row["id"]))
            else:
                self._write(t.timers, row)

    def records(self, closed: set[RequestId]) -> None:
        self._slices()
        rows = self._writer.execute(select(t.records).where(t.records.c.sort != SLICES)).mappings().all()
        kinds = {name: sort for sort, name in SORTS.items()}
        signs = [sign.encode() for sign in (self._member, *self._traces.names)]
        for row in rows:
            sort: Any = kinds[row["sort"]]
            if sort is not InboxRecord and not any(sign in row["body"] for sign in signs):
                continue
            record: Record = record_from(sort, row["body"])
            left = msgspec.json.decode(self._named(json_of(self._left(record, closed))), type=sort)
            if left != record:
                self._writer.execute(delete(t.records).where(_same(t.records, dict(row))))
                self._writer.execute(
                    insert(t.records), {"sort": row["sort"], "key": key_of(left), "body": pack(left)}
                )

    def _slices(self) -> None:
        """Of the echoes' full slices; the latest are a record."""
        for row in self._writer.execute(select(t.records).where(t.records.c.sort == SLICES)).mappings().all():
            held = slice_from(row["body"])
            kept = EchoSlice(held.number, tuple(one for one in held.echoes if one.who != self._member))
            left = msgspec.json.decode(self._named(json_of(kept)), type=EchoSlice)
            if not left.echoes:
                self._writer.execute(delete(t.records).where(_same(t.records, dict(row))))
            elif left != held:
                changed = update(t.records).where(_same(t.records, dict(row)))
                self._writer.execute(changed.values(body=pack(left)))

    def _left(self, record: Record, closed: set[RequestId]) -> Record:  # noqa: C901, PLR0911 - one line a record
        match record:
            case MemberRecord(id=self._member):
                return MemberRecord(id=record.id, erased=True, decisions=record.decisions)
            case MembershipRecord(member=self._member):
                return structs.replace(without(record, ALL), listed=False, signs=Signs())
            case OccurrenceRecord():
                still = (one for one in record.sign_ups if one.who != self._member or one.came)
                return without_names(structs.replace(record, sign_ups=tuple(still)), only=self._member)
            case GroupRecord():
                last = (without(one, ALL) if one.who == self._member else one for one in record.last)
                return structs.replace(record, last=tuple(last))
            case RosterRecord():
                members = tuple(one for one in record.members if one != self._member)
                return structs.replace(record, members=members)
            case EchoesRecord():
                latest = (one for one in record.latest if one.who != self._member)
                return structs.replace(record, latest=tuple(latest))
            case DutyRecord():
                notes = (one for one in record.notes if not self._traces.named_in(one.text))
                return structs.replace(record, notes=tuple(notes))
            case RhythmRecord():
                return record.unsaid(self._traces.named_in)
            case SessionRecord():
                return record.erased(self._member)
            case InboxRecord():
                return structs.replace(record, open=tuple(one for one in record.open if one not in closed))
            case _:
                return record

    def parked(self) -> None:
        """A traceback may quote what was said."""
        events = select(t.journal.c.id).where(t.journal.c.who == self.alias)
        self._writer.execute(update(t.parked).where(t.parked.c.event.in_(events)).values(traceback=""))

    def _naming(self, table: Table) -> Iterable[Row]:
        chosen = select(table).where(table.c.body.contains(self._member, autoescape=True))
        return [dict(row) for row in self._writer.execute(chosen).mappings()]

    def _write(self, table: Table, row: Row, **changed: object) -> None:
        """Put the other name wherever the account stands in the row, its keys too."""
        values = {
            name: self._named(held) if isinstance(held, str) else held
            for name, held in {**row, **changed}.items()
        }
        self._writer.execute(update(table).where(_same(table, row)).values(values))

    def _named(self, text: str) -> str:
        return self._account.sub(self.alias, text)


def _same(table: Table, row: Mapping[str, Any]) -> ColumnElement[bool]:
    return and_(*(column == row[column.name] for column in table.primary_key))
