"""A group's people in a few lines: who writes most, who is new, who hasn't written for long."""

from datetime import UTC, datetime

from msgspec import Struct

from warmfield.community.ids import GroupId, MemberId
from warmfield.console.visit import Visit
from warmfield.engine.member_book import Listed, Sought, seats_in

SHOWN = 5


class Person(Struct, frozen=True, kw_only=True):
    member: MemberId
    nickname: str
    messages: int
    joined: datetime | None
    last: datetime | None


class WhoIsHere(Struct, frozen=True, kw_only=True):
    most: tuple[Person, ...]
    new: tuple[Person, ...]
    new_count: int
    silent_count: int


async def who_is_here(visit: Visit, group: GroupId) -> WhoIsHere:
    book = await visit.ports.members()
    sought = Sought(groups=frozenset({group}), group=group, now=visit.now)
    people = [person_of(one, group) for one in book.find(sought)]
    new = book.find(Sought(groups=frozenset({group}), group=group, now=visit.now, only="new"))
    silent = book.find(Sought(groups=frozenset({group}), group=group, now=visit.now, only="silent"))
    latest = sorted((person_of(one, group) for one in new), key=_joined, reverse=True)
    most = sorted((one for one in people if one.messages), key=lambda one: -one.messages)
    return WhoIsHere(
        most=tuple(most[:SHOWN]),
        new=tuple(latest[:SHOWN]),
        new_count=len(new),
        silent_count=len(silent),
    )


def person_of(one: Listed, group: GroupId) -> Person:
    seat = seats_in(one, {group})[0]
    return Person(
        member=one.member,
        nickname=seat.nickname or one.member,
        messages=seat.messages,
        joined=moment_of(seat.joined),
        last=moment_of(seat.last),
    )


def moment_of(seconds: float) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def _joined(one: Person) -> float:
    return 0.0 if one.joined is None else one.joined.timestamp()
