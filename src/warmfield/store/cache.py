"""The records used last, so that a turn seldom asks the database. The writer keeps them true."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import Final

from warmfield.community.draft import Record
from warmfield.engine.sheet import Key

SIZE = 20_000
"""Records: some 20 MB, the members of 100 groups of 100 with room to spare."""


class Unknown:
    """Not in the cache; the database may know it."""


UNKNOWN: Final = Unknown()


class Cache:
    """Also remembers what the database doesn't have (None). Safe for one reader and one writer."""

    def __init__(self, size: int = SIZE) -> None:
        self._size = size
        self._held: OrderedDict[Key, Record | None] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Record | Unknown | None:
        with self._lock:
            found = self._held.get(key, UNKNOWN)
            if found is not UNKNOWN:
                self._held.move_to_end(key)
            return found

    def put(self, written: Mapping[Key, Record | None]) -> None:
        with self._lock:
            for key, record in written.items():
                self._held[key] = record
                self._held.move_to_end(key)
            while len(self._held) > self._size:
                self._held.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
