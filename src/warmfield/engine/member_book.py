"""Who is in which group, by account: for people who look somebody up. Kept in memory, true to the records."""

from collections.abc import Container, Iterable
from datetime import datetime, timedelta
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from warmfield.community.draft import Record
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import MemberRecord, MembershipRecord

NEW = timedelta(days=7)
SILENT = timedelta(days=30)
ERASED = "erased:"
"""How the names of those begin who were erased; they are nobody any more."""
ONLY = ("", "new", "silent", "muted", "leave", "left")
"""What a list may be narrowed to; empty: everybody who is there."""
NEVER = 0.0


class Seat(Struct, frozen=True, kw_only=True, gc=False):
    """One member in one group; times are POSIX seconds, 0: never."""

    group: GroupId
    nickname: str
    present: bool
    joined: float
    last: float
    messages: int
    muted_until: float
    text: str
    """What is looked through: nickname and account."""


class Listed(Struct, frozen=True, kw_only=True):
    """A member; what stands beside the seats is their sum, so that a list is narrowed quickly."""

    member: MemberId
    seats: tuple[Seat, ...] = ()
    grade: str = ""
    leave_until: float = NEVER
    here: bool = False
    last: float = NEVER
    joined: float = NEVER
    muted_until: float = NEVER
    text: str = ""

    @property
    def nickname(self) -> str:
        named = sorted(self.seats, key=lambda seat: (seat.present, seat.last), reverse=True)
        return next((seat.nickname for seat in named if seat.nickname), "")


class Sought(Struct, frozen=True, kw_only=True):
    """`groups` are those that may be seen at all; `text` stands in a nickname or an account."""

    groups: frozenset[GroupId]
    now: datetime
    group: GroupId | None = None
    grade: str = ""
    only: str = ""
    text: str = ""


def plain(text: str) -> str:
    """As it is compared: wide and narrow, upper and lower letters are the same."""
    return normalize("NFKC", text).casefold()


class MemberBook:
    """`put` what changed; `find` gives the accounts, who wrote last first."""

    def __init__(self) -> None:
        self._held: dict[MemberId, Listed] = {}
        self._in: dict[GroupId, set[MemberId]] = {}
        self._order: list[Listed] | None = None

    def get(self, member: MemberId) -> Listed | None:
        return self._held.get(member)

    def put(self, records: Iterable[Record]) -> None:
        for record in records:
            if isinstance(record, MembershipRecord) and not record.member.startswith(ERASED):
                self._seat(record)
            elif isinstance(record, MemberRecord) and not record.id.startswith(ERASED):
                self._know(record)

    def _know(self, record: MemberRecord) -> None:
        known = self._held.get(record.id, Listed(member=record.id))
        leave = _seconds(record.on_leave_until)
        if (known.grade, known.leave_until) != (record.grade, leave) or record.id not in self._held:
            self._keep(replace(known, grade=record.grade, leave_until=leave))

    def _seat(self, record: MembershipRecord) -> None:
        known = self._held.get(record.member, Listed(member=record.member))
        others = (one for one in known.seats if one.group != record.group)
        self._in.setdefault(record.group, set()).add(record.member)
        self._keep(_summed(known, (*others, _seat_of(record))))

    def _keep(self, listed: Listed) -> None:
        self._held[listed.member] = listed
        self._order = None

    def find(self, sought: Sought) -> list[Listed]:
        words, now = plain(sought.text).split(), sought.now.timestamp()
        found = self._ordered(sought.group)
        if words:
            found = [one for one in found if all(word in one.text for word in words)]
        if sought.grade:
            found = [one for one in found if one.grade == sought.grade]
        found = [one for one in found if _is(one, sought.only, now)]
        plain_view = sought.group is None and sought.groups.issuperset(self._in)
        if plain_view and not words:
            return found
        return [one for one in found if (plain_view and len(one.seats) == 1) or _seen(one, sought, words)]

    def _ordered(self, group: GroupId | None) -> list[Listed]:
        if group is not None:
            return sorted((self._held[who] for who in self._in.get(group, ())), key=_latest)
        if self._order is None:
            self._order = sorted(self._held.values(), key=_latest)
        return self._order


def seats_in(listed: Listed, groups: Container[GroupId]) -> list[Seat]:
    """The seats that may be seen."""
    return [seat for seat in listed.seats if seat.group in groups]


def _latest(one: Listed) -> tuple[float, str]:
    return -one.last, one.member


def _seen(one: Listed, sought: Sought, words: list[str]) -> bool:
    groups = sought.groups if sought.group is None else sought.groups & {sought.group}
    left = sought.only == "left"
    return any(
        (seat.present or left) and all(word in seat.text for word in words) for seat in seats_in(one, groups)
    )


def _is(one: Listed, only: str, now: float) -> bool:
    match only:
        case "new":
            return one.here and one.joined > now - NEW.total_seconds()
        case "silent":
            return one.here and one.last < now - SILENT.total_seconds()
        case "muted":
            return one.muted_until > now
        case "leave":
            return one.here and one.leave_until > now
        case "left":
            return not one.here and bool(one.seats)
        case _:
            return one.here


def _summed(known: Listed, seats: tuple[Seat, ...]) -> Listed:
    here = [seat for seat in seats if seat.present]
    return replace(
        known,
        seats=seats,
        here=bool(here),
        last=max(seat.last for seat in seats),
        joined=max((seat.joined for seat in here), default=NEVER),
        muted_until=max((seat.muted_until for seat in here), default=NEVER),
        text="\n".join(seat.text for seat in seats),
    )


def _seat_of(record: MembershipRecord) -> Seat:
    return Seat(
        group=record.group,
        nickname=record.nickname,
        present=record.present,
        joined=_seconds(record.joined),
        last=_seconds(record.last_message),
        messages=record.messages,
        muted_until=_seconds(record.muted_until),
        text=plain(f"{record.nickname} {record.member}"),
    )


def _seconds(moment: datetime | None) -> float:
    return NEVER if moment is None else moment.timestamp()
