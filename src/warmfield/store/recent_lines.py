"""The newest part of the journal, and what of the time before still counts in it."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from warmfield.community.events import Event
from warmfield.store import tables as t
from warmfield.store.codec import event_from, stamp
from warmfield.store.failures import told


def recent_events(
    reader: Connection, since: datetime, earlier: Sequence[str], most: int
) -> tuple[list[Event], int]:
    """In the order they were taken, and how many of the time asked for were left out.

    `earlier` are kinds that count from before `since` too; `most` of what came since are kept, the newest.
    """
    row = t.journal.c
    with told():
        count = reader.execute(select(func.count()).where(row.at >= stamp(since))).scalar() or 0
        first = select(row.body).where(row.at < stamp(since), row.kind.in_(earlier)).order_by(row.seq)
        newest = select(row.seq, row.body).where(row.at >= stamp(since)).order_by(row.seq.desc()).limit(most)
        before = [event_from(body) for body in reader.execute(first).scalars()]
        after = [event_from(body) for _, body in reader.execute(newest)]
    return [*before, *reversed(after)], max(0, count - most)
