"""Everything a community knows of one member."""

from collections.abc import Iterator

from msgspec import Struct
from sqlalchemy import Connection, Table, select

from warmfield.community.actions import Action
from warmfield.community.calendar_records import OccurrenceRecord, SignUp
from warmfield.community.events import Event
from warmfield.community.findings import Decision
from warmfield.community.game_records import GameRecord
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import MemberRecord, MembershipRecord, Timer
from warmfield.community.requests import Request
from warmfield.store import tables as t
from warmfield.store.codec import (
    SORTS,
    action_from,
    decision_from,
    event_from,
    record_from,
    request_from,
    timer_from,
)
from warmfield.store.failures import told


class Known(Struct, frozen=True, kw_only=True):
    """`events` are the member's own and those of others that name the member, oldest first."""

    member: MemberId
    record: MemberRecord | None
    memberships: tuple[MembershipRecord, ...]
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
    requests: tuple[Request, ...]
    actions: tuple[Action, ...]
    timers: tuple[Timer, ...]
    sign_ups: dict[str, SignUp] = {}
    """By the activity and its day."""
    points: dict[GroupId, int] = {}
    """From games of the season, by group."""

    @property
    def nothing(self) -> bool:
        return self.record is None and not self.memberships and not self.events


def about_member(reader: Connection, member: MemberId) -> Known:
    """Look everywhere; may run beside a running warmfield."""
    with told():
        return Known(
            member=member,
            record=_record(reader, member),
            memberships=_memberships(reader, member),
            events=tuple(event_from(body) for body in naming(reader, t.journal, member)),
            decisions=tuple(decision_from(body) for body in naming(reader, t.decisions, member)),
            requests=tuple(request_from(body) for body in naming(reader, t.requests, member)),
            actions=tuple(action_from(body) for body in naming(reader, t.outbox, member)),
            timers=tuple(timer_from(body) for body in naming(reader, t.timers, member)),
            sign_ups=dict(sign_ups_of(reader, member)),
            points=_points(reader, member),
        )


def naming(reader: Connection, table: Table, member: MemberId) -> list[str]:
    """The bodies in which the member's id stands as a value of its own."""
    key = next(iter(table.primary_key))
    chosen = select(table.c.body).where(table.c.body.contains(f'"{member}"', autoescape=True))
    return list(reader.execute(chosen.order_by(key)).scalars())


def _record(reader: Connection, member: MemberId) -> MemberRecord | None:
    records = t.records.c
    chosen = select(records.body).where(records.sort == SORTS[MemberRecord], records.key == member)
    body = reader.execute(chosen).scalar()
    return None if body is None else record_from(MemberRecord, body)


def sign_ups_of(reader: Connection, member: MemberId) -> Iterator[tuple[str, SignUp]]:
    """Nobody else's beside them."""
    records = t.records.c
    chosen = select(records.body).where(records.sort == SORTS[OccurrenceRecord]).order_by(records.key)
    for body in reader.execute(chosen).scalars():
        record = record_from(OccurrenceRecord, body)
        yield from ((record.id, one) for one in record.sign_ups if one.who == member)


def _memberships(reader: Connection, member: MemberId) -> tuple[MembershipRecord, ...]:
    records = t.records.c
    chosen = select(records.body).where(
        records.sort == SORTS[MembershipRecord], records.key.endswith(f"\n{member}", autoescape=True)
    )
    bodies = reader.execute(chosen.order_by(records.key)).scalars()
    return tuple(record_from(MembershipRecord, body) for body in bodies)


def _points(reader: Connection, member: MemberId) -> dict[GroupId, int]:
    records = t.records.c
    bodies = reader.execute(select(records.body).where(records.sort == SORTS[GameRecord])).scalars()
    games = [record_from(GameRecord, body) for body in bodies]
    return {game.id: one.points for game in games for one in game.season if one.who == member}
