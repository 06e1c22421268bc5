"""A sheet of turns as rows."""

from collections.abc import Iterable, Iterator
from typing import Any

from warmfield.community.actions import Action
from warmfield.community.draft import Record, key_of
from warmfield.community.echoes import EchoesRecord
from warmfield.community.events import ActionEnded, Event
from warmfield.community.findings import Decision
from warmfield.community.records import Parked, Timer
from warmfield.community.requests import Request
from warmfield.store.codec import SORTS, held, json_of, pack, stamp
from warmfield.store.echo_rows import latest_only

Row = dict[str, Any]


def journal_row(event: Event) -> Row:
    return {
        "id": event.id,
        "at": stamp(event.at),
        "kind": event.__struct_config__.tag,
        "group": getattr(event, "group", None),
        "who": getattr(event, "who", None) or getattr(event, "member", None),
        "holds": held(event),
        "body": json_of(event),
    }


def record_rows(records: Iterable[Record]) -> list[Row]:
    return [
        {"sort": sort, "key": key_of(record), "body": pack(_in_its_row(record))}
        for record in records
        if (sort := SORTS.get(type(record))) is not None
    ]


def _in_its_row(record: Record) -> Record:
    return latest_only(record) if isinstance(record, EchoesRecord) else record


def decision_rows(records: Iterable[Record]) -> Iterator[Row]:
    for record in records:
        if isinstance(record, Decision):
            yield {
                "id": record.id,
                "at": stamp(record.at),
                "group": record.group,
                "member": record.member,
                "band": record.band,
                "body": json_of(record),
            }


def request_rows(records: Iterable[Record]) -> Iterator[Row]:
    for record in records:
        if isinstance(record, Request):
            yield {
                "id": record.id,
                "at": stamp(record.at),
                "state": record.state,
                "group": record.group,
                "member": record.member,
                "body": json_of(record),
                "sort": record.sort,
                "answered_at": None if record.answered_at is None else stamp(record.answered_at),
                "answered_by": record.answered_by,
            }


def timer_row(timer: Timer) -> Row:
    return {"id": timer.id, "due": stamp(timer.due), "body": json_of(timer)}


def outbox_row(action: Action, at: int) -> Row:
    return {"id": action.id, "at": at, "group": action.group, "body": json_of(action)}


def ended_row(ended: ActionEnded) -> Row:
    return {"gone": ended.action, "state": ended.outcome, "reason": ended.reason, "placed": ended.placed}


def parked_row(parked: Parked) -> Row:
    return {"event": parked.event, "at": stamp(parked.at), "traceback": parked.traceback}
