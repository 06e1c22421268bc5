"""The records as the database has them, through the cache."""

from collections.abc import Sequence
from contextlib import closing
from typing import Any, cast

from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import DBAPICursor

from warmfield.community.draft import R, Record
from warmfield.community.echoes import EchoesRecord
from warmfield.community.findings import Decision
from warmfield.community.ids import EventId
from warmfield.community.requests import Request
from warmfield.store.cache import UNKNOWN, Cache
from warmfield.store.codec import SLICES, SORTS, decision_from, record_from, request_from
from warmfield.store.echo_rows import whole
from warmfield.store.failures import told
from warmfield.store.statements import Asked, Questions


class RecordsView:
    """Implements `draft.View`; used by the thread that computes turns."""

    def __init__(self, reader: Connection, cache: Cache) -> None:
        self._reader = reader
        self._asked = Questions(reader.dialect)
        self._cache = cache

    def get(self, sort: type[R], key: str) -> R | None:
        known: Any = self._cache.get((sort, key))
        if known is not UNKNOWN:
            held: R | None = known
            return held
        with told():
            found = self._find(sort, key)
        self._cache.put({(sort, key): found})
        return cast("R | None", found)

    def seen(self, ids: Sequence[EventId]) -> set[EventId]:
        """Which of these events are in the journal; each is asked by itself, which is quick on its index."""
        asked = self._asked.seen
        with told(), closing(self._reader.connection.cursor()) as cursor:
            return {one for one in ids if _first(cursor, asked, key=one) is not None}

    def _find(self, sort: type[R], key: str) -> Record | None:
        if sort is Decision:
            row = self._row(self._asked.decision, key=key)
            return None if row is None else decision_from(row[0])
        if sort is Request:
            row = self._row(self._asked.request, key=key)
            return None if row is None else request_from(row[0])
        row = self._row(self._asked.record, sort=SORTS[sort], key=key)
        if row is None:
            return None
        found: Record = record_from(sort, row[0])
        return whole(found, self._slices()) if isinstance(found, EchoesRecord) else found

    def _slices(self) -> list[bytes]:
        asked = self._asked.sort
        with closing(self._reader.connection.cursor()) as cursor:
            cursor.execute(asked.sql, asked.values({"sort": SLICES}))
            return [row[0] for row in cursor.fetchall()]

    def _row(self, asked: Asked, **values: str) -> tuple[Any, ...] | None:
        """Ask the driver: SQLAlchemy takes several times as long over one row."""
        with closing(self._reader.connection.cursor()) as cursor:
            return _first(cursor, asked, **values)


def _first(cursor: DBAPICursor, asked: Asked, **values: str) -> tuple[Any, ...] | None:
    cursor.execute(asked.sql, asked.values(values))
    return cursor.fetchone()
