"""The records of a home for somebody who only looks."""

from sqlalchemy import Connection

from warmfield.store.cache import Cache
from warmfield.store.records_view import RecordsView


def view_of(reader: Connection) -> RecordsView:
    """A View beside the running writer: as things stood when each record was asked for first."""
    return RecordsView(reader, Cache())
