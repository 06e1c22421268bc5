"""The records as the database has them, through the cache."""

from typing import cast

from sqlalchemy import Connection

from warmfield.community.draft import R, Record
from warmfield.community.findings import Decision
from warmfield.community.requests import Request
from warmfield.store.cache import Cache, Unknown
from warmfield.store.codec import SORTS, decision_from, record_from, request_from
from warmfield.store.failures import told
from warmfield.store.statements import DECISION, RECORD, REQUEST


class RecordsView:
    """Implements `draft.View`; used by the thread that computes turns."""

    def __init__(self, reader: Connection, cache: Cache) -> None:
        self._reader = reader
        self._cache = cache

    def get(self, sort: type[R], key: str) -> R | None:
        known = self._cache.get((sort, key))
        if not isinstance(known, Unknown):
            return cast("R | None", known)
        with told():
            found = self._find(sort, key)
        self._cache.put({(sort, key): found})
        return cast("R | None", found)

    def _find(self, sort: type[R], key: str) -> Record | None:
        if sort is Decision:
            body = self._reader.execute(DECISION, {"key": key}).scalar()
            return None if body is None else decision_from(body)
        if sort is Request:
            body = self._reader.execute(REQUEST, {"key": key}).scalar()
            return None if body is None else request_from(body)
        body = self._reader.execute(RECORD, {"sort": SORTS[sort], "key": key}).scalar()
        return None if body is None else record_from(sort, body)
