"""All members and memberships, for a book that is kept in memory."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from warmfield.community.draft import R, Record
from warmfield.community.records import MemberRecord, MembershipRecord
from warmfield.store import tables as t
from warmfield.store.codec import SORTS, record_from


def everybody(reader: Connection) -> Iterator[Record]:
    yield from _all(reader, MemberRecord)
    yield from _all(reader, MembershipRecord)


def _all(reader: Connection, sort: type[R]) -> Iterator[R]:
    chosen = select(t.records.c.body).where(t.records.c.sort == SORTS[sort])
    for body in reader.execute(chosen).scalars():
        yield record_from(sort, body)
