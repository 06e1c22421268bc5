"""The sweep for silent members, over groups of some size, with the records in memory."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from warmfield.acts.moment import Moment
from warmfield.cli.bench.figures import Figure, timed
from warmfield.community.draft import Draft, Record, key_of
from warmfield.community.events import TimerDue
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId, TimerId
from warmfield.community.records import GroupRecord, MemberRecord, MembershipRecord, Said
from warmfield.community.rhythm_records import RhythmRecord
from warmfield.community.roster import RosterRecord
from warmfield.engine.memory_store import MemoryView
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.lurkers.sweep import sweep
from warmfield.rhythm.wish import Item, Wish

START = datetime(2026, 3, 1, 16, tzinfo=UTC)
DAYS = 200
"""So long the group exists; its members wrote last on each of these days in turn."""


def one_sweep(rulebook: Rulebook, count: int, target: str) -> Iterator[Figure]:
    """The second of two: the first fills Python's own caches."""
    group = next(iter(rulebook.plan.groups))
    now = START + timedelta(days=DAYS)
    view = MemoryView({(type(one), key_of(one)): one for one in _records(group, count)})
    wish = Wish(key="bench", sort="lurkers", at=now, until=now + timedelta(hours=4), title="", where="")
    event = TimerDue(at=now, id=EventId("bench"), timer=TimerId("bench"), group=group)
    for _ in range(2):
        with timed() as spent:
            sweep(Moment(rulebook, Draft(view, now), event), Item(wish=wish, group=group, at=now))
    yield Figure(
        part="clock",
        what=f"a sweep for silent members over {count:,}",
        value=spent.wall * 1000,
        unit="ms",
        target=target,
        cpu=spent.cpu,
        wall=spent.wall,
    )


def _records(group: GroupId, count: int) -> Iterator[Record]:
    members = tuple(MemberId(f"bench:{nth}") for nth in range(count))
    newest = Said(id=MessageId("m"), who=members[0], at=(START + timedelta(days=DAYS)).timestamp(), words=3)
    yield RosterRecord(id=group, members=members)
    yield RhythmRecord(id=group, since=START)
    yield GroupRecord(id=group, last=(newest,))
    for nth, member in enumerate(members):
        wrote = START + timedelta(days=nth % DAYS)
        yield MembershipRecord(group=group, member=member, joined=START, last_message=wrote, listed=True)
        yield MemberRecord(id=member, first_seen=START)
