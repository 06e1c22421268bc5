"""The records as they will be once the batches on their way to the disk have arrived."""

from typing import Any

from warmfield.community.draft import R
from warmfield.community.ids import EventId, TimerId
from warmfield.community.records import Timer
from warmfield.engine.ports import Store, Turn
from warmfield.engine.sheet import Sheet


class Ahead:
    """A View: what is being computed, over what is being written, over the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._view = store.view()
        self._computed = Sheet()
        self._writing = Sheet()
        self._ids: set[EventId] = set()

    def get(self, sort: type[R], key: str) -> R | None:
        name = (sort, key)
        known: Any = self._computed.records.get(name) or self._writing.records.get(name)
        found: R | None = known or self._view.get(sort, key)
        return found

    def timer(self, timer: TimerId) -> Timer | None:
        for sheet in (self._computed, self._writing):
            if timer in sheet.timers:
                return sheet.timers[timer]
        return self._store.timer(timer)

    def seen(self, ids: list[EventId]) -> set[EventId]:
        """Which events are in the journal or on their way there."""
        return self._store.seen(ids) | {one for one in ids if one in self._ids}

    def lay(self, turn: Turn) -> None:
        self._computed.add(turn)

    def write(self) -> None:
        """What was computed is on its way to the disk from now on."""
        self._writing, self._computed = self._computed, Sheet()
        self._ids = {event.id for event in self._writing.events}

    def settle(self) -> None:
        """It has arrived; the store knows it."""
        self._writing = Sheet()
        self._ids = set()

    def discard(self) -> None:
        """What was computed doesn't count."""
        self._computed = Sheet()

    def drop(self) -> None:
        """Nothing of it counts, nor what was computed on top of it."""
        self.discard()
        self.settle()
