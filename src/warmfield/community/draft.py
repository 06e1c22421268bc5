"""What one turn reads and changes: a view of the records, and the changes laid over it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Protocol, TypeVar

from msgspec.structs import replace

from warmfield.community.actions import Action
from warmfield.community.calendar_records import ActivityRecord, CalendarRecord, OccurrenceRecord
from warmfield.community.echoes import EchoesRecord
from warmfield.community.findings import Decision
from warmfield.community.game_records import GameRecord
from warmfield.community.ids import GroupId, MemberId, RequestId
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

Record = (
    GroupRecord
    | MemberRecord
    | MembershipRecord
    | EchoesRecord
    | InboxRecord
    | RhythmRecord
    | RotaRecord
    | DutyRecord
    | ActivityRecord
    | OccurrenceRecord
    | CalendarRecord
    | PulseRecord
    | UsualRecord
    | MonthRecord
    | WarmUpRecord
    | RosterRecord
    | SweepRecord
    | GameRecord
    | PieceRecord
    | ShelfRecord
    | ReceptionRecord
    | SessionRecord
    | Decision
    | Request
)
R = TypeVar(
    "R",
    GroupRecord,
    MemberRecord,
    MembershipRecord,
    EchoesRecord,
    InboxRecord,
    RhythmRecord,
    RotaRecord,
    DutyRecord,
    ActivityRecord,
    OccurrenceRecord,
    CalendarRecord,
    PulseRecord,
    UsualRecord,
    MonthRecord,
    WarmUpRecord,
    RosterRecord,
    SweepRecord,
    GameRecord,
    PieceRecord,
    ShelfRecord,
    ReceptionRecord,
    SessionRecord,
    Decision,
    Request,
)


ONLY_ONE = (EchoesRecord, InboxRecord, ShelfRecord, CalendarRecord)
"""The records of which a community has one."""


class View(Protocol):
    """The records as they stood before the event."""

    def get(self, sort: type[R], key: str) -> R | None: ...


def key_of(record: Record) -> str:
    """Name a record within its sort."""
    if isinstance(record, MembershipRecord):
        return membership_key(record.group, record.member)
    return "" if isinstance(record, ONLY_ONE) else record.id


def membership_key(group: GroupId, member: MemberId) -> str:
    return f"{group}\n{member}"


class Draft:
    """The only mutable thing in a turn; nobody keeps it after. Each record is asked for once."""

    def __init__(self, view: View, now: datetime) -> None:
        self.now = now
        self._view = view
        self._known: dict[tuple[type[Record], str], Any] = {}
        self._changed: dict[tuple[type[Record], str], Record] = {}
        self.actions: list[Action] = []
        self.requests: list[Request] = []
        self.decision: Decision | None = None
        self.timers: list[Timer] = []
        self.cancelled: list[str] = []

    def get(self, sort: type[R], key: str) -> R | None:
        name = (sort, key)
        if name not in self._known:
            self._known[name] = self._view.get(sort, key)
        known: R | None = self._known[name]
        return known

    def put(self, record: Record) -> None:
        name = (type(record), key_of(record))
        self._known[name] = self._changed[name] = record

    def changes(self) -> Iterable[Record]:
        return self._changed.values()

    def group(self, group: GroupId) -> GroupRecord:
        return self.get(GroupRecord, group) or GroupRecord(id=group)

    def member(self, member: MemberId) -> MemberRecord:
        return self.get(MemberRecord, member) or MemberRecord(id=member, first_seen=self.now)

    def membership(self, group: GroupId, member: MemberId) -> MembershipRecord:
        known = self.get(MembershipRecord, membership_key(group, member))
        return known or MembershipRecord(group=group, member=member)

    def echoes(self) -> EchoesRecord:
        return self.get(EchoesRecord, "") or EchoesRecord()

    def inbox(self) -> InboxRecord:
        return self.get(InboxRecord, "") or InboxRecord()

    def calendar(self) -> CalendarRecord:
        return self.get(CalendarRecord, "") or CalendarRecord()

    def rhythm(self, group: GroupId) -> RhythmRecord:
        return self.get(RhythmRecord, group) or RhythmRecord(id=group, since=self.now)

    def duty(self) -> DutyRecord:
        return self.get(DutyRecord, "") or DutyRecord()

    def roster(self, group: GroupId) -> RosterRecord:
        return self.get(RosterRecord, group) or RosterRecord(id=group)

    def sweep(self, group: GroupId) -> SweepRecord:
        return self.get(SweepRecord, group) or SweepRecord(id=group)

    def shelf(self) -> ShelfRecord:
        return self.get(ShelfRecord, "") or ShelfRecord()

    def sessions(self, group: GroupId) -> SessionRecord:
        return self.get(SessionRecord, group) or SessionRecord(id=group)

    def ask(self, make: Callable[[RequestId], Request]) -> Request:
        """Put a new request into the inbox under the next number."""
        inbox = self.inbox()
        request = make(RequestId(f"r{inbox.made + 1}"))
        self.put(replace(inbox, open=(*inbox.open, request.id), made=inbox.made + 1))
        self.put(request)
        self.requests.append(request)
        return request
