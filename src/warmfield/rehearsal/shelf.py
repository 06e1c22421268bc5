"""The records of a rehearsal, in memory: what a store is live."""

from collections.abc import Iterable
from typing import Any

from warmfield.community.draft import R, Record, key_of


class Shelf:
    """A View over a dictionary; `keep` lays the changed records of a turn over it."""

    def __init__(self) -> None:
        self._records: dict[tuple[type[Record], str], Any] = {}

    def get(self, sort: type[R], key: str) -> R | None:
        found: R | None = self._records.get((sort, key))
        return found

    def keep(self, records: Iterable[Record]) -> None:
        for one in records:
            self._records[type(one), key_of(one)] = one
