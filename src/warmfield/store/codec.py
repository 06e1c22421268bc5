"""Values to what the database holds, and back."""

from datetime import UTC, datetime, timedelta
from typing import Any, cast

import msgspec

from warmfield.community.actions import Action
from warmfield.community.calendar_records import ActivityRecord, CalendarRecord, OccurrenceRecord
from warmfield.community.draft import R, Record
from warmfield.community.echoes import EchoesRecord, EchoSlice
from warmfield.community.events import ActionEnded, Event
from warmfield.community.findings import Decision
from warmfield.community.game_records import GameRecord
from warmfield.community.months import MonthRecord
from warmfield.community.pieces import PieceRecord, ReceptionRecord, ShelfRecord
from warmfield.community.pulse import PulseRecord, UsualRecord
from warmfield.community.records import (
    GroupRecord,
    InboxRecord,
    MemberRecord,
    MembershipRecord,
    Timer,
)
from warmfield.community.requests import Request
from warmfield.community.rhythm_records import RhythmRecord
from warmfield.community.roster import RosterRecord, SweepRecord
from warmfield.community.rota import DutyRecord, RotaRecord
from warmfield.community.session_records import SessionRecord
from warmfield.community.warm_up_records import WarmUpRecord
from warmfield.store.tables import NICKNAME_HELD, TEXT_HELD

SORTS: dict[type[Record], str] = {
    GroupRecord: "group",
    MemberRecord: "member",
    MembershipRecord: "membership",
    EchoesRecord: "echoes",
    InboxRecord: "inbox",
    RhythmRecord: "rhythm",
    RotaRecord: "rota",
    DutyRecord: "duty",
    ActivityRecord: "activity",
    OccurrenceRecord: "occurrence",
    CalendarRecord: "calendar",
    PulseRecord: "pulse",
    UsualRecord: "usual",
    MonthRecord: "month",
    WarmUpRecord: "warm_up",
    RosterRecord: "roster",
    SweepRecord: "sweep",
    GameRecord: "game",
    PieceRecord: "piece",
    ShelfRecord: "shelf",
    ReceptionRecord: "reception",
    SessionRecord: "sessions",
}
"""How a record's type is named in the table `records`; decisions and requests have their own."""
SLICES = "echo_slice"
"""The sort of the rows that hold the echoes' full slices; see `echo_rows.py`."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_json = msgspec.json.Encoder()
pack = msgspec.msgpack.Encoder().encode

_unpack: dict[type[Record], msgspec.msgpack.Decoder[Any]] = {
    sort: msgspec.msgpack.Decoder(sort) for sort in SORTS
}
event_from = msgspec.json.Decoder[Event](Event).decode
action_from = msgspec.json.Decoder[Action](Action).decode
timer_from = msgspec.json.Decoder(Timer).decode
decision_from = msgspec.json.Decoder(Decision).decode
request_from = msgspec.json.Decoder(Request).decode
slice_from = msgspec.msgpack.Decoder(EchoSlice).decode


def json_of(value: msgspec.Struct) -> str:
    return _json.encode(value).decode()


def record_from(sort: type[R], body: bytes) -> R:
    return cast("R", _unpack[sort].decode(body))


def stamp(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def moment(stamped: int) -> datetime:
    return _EPOCH + timedelta(microseconds=stamped)


def held(event: Event) -> int:
    """What of an event retention will blank one day."""
    if isinstance(event, ActionEnded):
        return 0 if event.asked is None else TEXT_HELD | NICKNAME_HELD
    text = TEXT_HELD if getattr(event, "text", "") or getattr(event, "worded", "") else 0
    named = getattr(event, "nickname", "") or getattr(event, "invitees", ())
    return text | (NICKNAME_HELD if named else 0)
