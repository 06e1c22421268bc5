"""The records of a rehearsal, in memory: what a store is live."""

from collections.abc import Iterable
from typing import cast

from warmfield.community.draft import R, Record, key_of


class Shelf:
    """A View over a dictionary; `keep` lays the changed records of a turn over it."""

    def __init__(self) -> None:
        self._records: dict[tuple[type[Record], str], Record] = {}

    def get(self, sort: type[R], key: str) -> R | None:
        return cast("R | None", self._records.get((sort, key)))

    def keep(self, records: Iterable[Record]) -> None:
        self._records.update({(type(one), key_of(one)): one for one in records})
