"""Blanking: what people wrote and what they are called goes, why something was decided stays."""

from datetime import datetime
from typing import TypeVar

from msgspec import Struct, structs

from warmfield.community.actions import Action
from warmfield.community.calendar_records import OccurrenceRecord
from warmfield.community.draft import Record
from warmfield.community.events import ActionEnded, Event
from warmfield.community.findings import Decision, Finding
from warmfield.community.ids import MemberId
from warmfield.community.records import MembershipRecord
from warmfield.community.requests import Request

TEXT = ("text", "quote", "told", "ready", "worded")
NICKNAMES = ("nickname", "invitees", "title")
"""A request's title names the member it is about."""
FACTS_KEPT = frozenset(
    {"model", "missing", "when", "with", "inviter", "answers", "covered_by", "lowered_by", "review"}
)
"""Words and ids in a finding's facts that quote nobody; its numbers stay too, the others go empty."""
S = TypeVar("S", bound=Struct)


def without(value: S, fields: tuple[str, ...]) -> S:
    """Give `value` with these fields empty, as far as it has them; itself where nothing changes."""
    held = {field: getattr(value, field, None) for field in fields}
    emptied = {field: type(was)() for field, was in held.items() if was}
    return structs.replace(value, **emptied) if emptied else value


def without_text(event: Event) -> Event:
    blanked = without(event, TEXT)
    if isinstance(blanked, ActionEnded) and blanked.asked is not None:
        asked: Action = without(blanked.asked, TEXT)
        return blanked if asked is blanked.asked else structs.replace(blanked, asked=asked)
    return blanked


def without_nicknames(event: Event) -> Event:
    blanked = without(event, NICKNAMES)
    if isinstance(blanked, ActionEnded) and blanked.asked is not None:
        asked: Action = without(blanked.asked, NICKNAMES)
        return blanked if asked is blanked.asked else structs.replace(blanked, asked=asked)
    return blanked


def blank_record(record: Record, text_before: datetime, nicknames_before: datetime) -> Record:
    """Blank what is older. An open request keeps its words until it is answered."""
    match record:
        case Decision(at=at):
            return _decision(record, _fields(at, text_before, nicknames_before))
        case Request(at=at, state=state) if state != "open":
            return _request(record, _fields(at, text_before, nicknames_before))
        case MembershipRecord(present=False, joined=joined, last_message=last):
            seen = last or joined
            return without(record, NICKNAMES) if seen is not None and seen < nicknames_before else record
        case OccurrenceRecord(known=known) if known is not None and known.starts < nicknames_before:
            named = any(one.name for one in record.sign_ups)
            return without_names(record) if named else record
        case _:
            return record


def without_names(record: OccurrenceRecord, only: MemberId | None = None) -> OccurrenceRecord:
    """How many came stays; who they were called goes, of all or of one."""
    sign_ups = (structs.replace(one, name="") if only in (None, one.who) else one for one in record.sign_ups)
    return structs.replace(record, sign_ups=tuple(sign_ups))


def _fields(at: datetime, text_before: datetime, nicknames_before: datetime) -> tuple[str, ...]:
    return (TEXT if at < text_before else ()) + (NICKNAMES if at < nicknames_before else ())


def _decision(decision: Decision, fields: tuple[str, ...]) -> Decision:
    if not fields:
        return decision
    return structs.replace(
        without(decision, fields),
        actions=tuple(without(action, fields) for action in decision.actions),
        findings=tuple(_finding(one) for one in decision.findings),
    )


def _finding(finding: Finding) -> Finding:
    quoted = {name for name, fact in finding.facts.items() if isinstance(fact, str)} - FACTS_KEPT
    return structs.replace(finding, facts={**finding.facts, **dict.fromkeys(quoted, "")})


def _request(request: Request, fields: tuple[str, ...]) -> Request:
    if not fields:
        return request
    return structs.replace(
        without(request, fields),
        on_approve=tuple(without(action, fields) for action in request.on_approve),
        subject={},
    )
