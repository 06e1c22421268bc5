"""A store that forgets with the process: for tests and rehearsals. It keeps the store's contract."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from warmfield.community.actions import Action
from warmfield.community.draft import R, Record
from warmfield.community.events import Event
from warmfield.community.ids import ActionId, EventId, TimerId
from warmfield.community.records import Parked, Timer
from warmfield.engine.blank import blank_record, without_nicknames, without_text
from warmfield.engine.ports import Cursor, Pending, Turn
from warmfield.engine.sheet import Sheet


class MemoryView:
    """Records in a dictionary, by sort and key."""

    def __init__(self, records: dict[tuple[type[Record], str], Record] | None = None) -> None:
        self.records = {} if records is None else records

    def get(self, sort: type[R], key: str) -> R | None:
        return cast("R | None", self.records.get((sort, key)))


class MemoryStore:
    """Implements `ports.Store`. `journal`, `outbox`, `ended` and `parked` are open to tests."""

    def __init__(self) -> None:
        self.journal: dict[EventId, Event] = {}
        self.outbox: dict[ActionId, Pending] = {}
        self.ended: dict[ActionId, str] = {}
        self.parked: dict[EventId, Parked] = {}
        self._view = MemoryView()
        self._timers: dict[str, Timer] = {}
        self._cursors: dict[str, str] = {}

    def view(self) -> MemoryView:
        return self._view

    def seen(self, ids: Sequence[EventId]) -> set[EventId]:
        return {one for one in ids if one in self.journal}

    def commit(self, turns: Sequence[Turn], cursors: Sequence[Cursor] = ()) -> None:
        sheet = Sheet(turns)
        self.journal.update({event.id: event for event in sheet.events})
        self._view.records.update(sheet.records)
        self.parked.update({one.event: one for one in sheet.parked})
        self._cursors.update({one.connector: one.position for one in cursors})
        for name, timer in sheet.timers.items():
            self._timers.pop(name, None)
            if timer is not None:
                self._timers[name] = timer
        self._post(sheet.actions)
        for ended in sheet.ended:
            self.outbox.pop(ended.action, None)
            self.ended[ended.action] = ended.outcome

    def _post(self, actions: Sequence[Action]) -> None:
        for action in actions:
            if action.id not in self.ended:
                self.outbox.setdefault(action.id, Pending(action=action))

    def cursor(self, connector: str) -> str | None:
        return self._cursors.get(connector)

    def due(self, now: datetime, limit: int = 500) -> list[Timer]:
        ripe = (one for one in self._timers.values() if one.due <= now)
        return sorted(ripe, key=lambda one: (one.due, one.id))[:limit]

    def next_due(self) -> datetime | None:
        return min((one.due for one in self._timers.values()), default=None)

    def timer(self, timer: TimerId) -> Timer | None:
        return self._timers.get(timer)

    def pending(self, now: datetime, limit: int = 500) -> list[Pending]:
        ripe = (one for one in self.outbox.values() if one.not_before is None or one.not_before <= now)
        return list(ripe)[:limit]

    def postpone(self, action: ActionId, attempts: int, not_before: datetime) -> None:
        held = self.outbox[action]
        self.outbox[action] = Pending(action=held.action, attempts=attempts, not_before=not_before)

    def forget(self, text_before: datetime, nicknames_before: datetime, limit: int = 500) -> int:
        """Here all at once; `limit` is for stores on a disk."""
        blanked = 0
        for name, event in self.journal.items():
            left = without_text(event) if event.at < text_before else event
            left = without_nicknames(left) if event.at < nicknames_before else left
            blanked += left != event
            self.journal[name] = left
        for key, record in self._view.records.items():
            left_record = blank_record(record, text_before, nicknames_before)
            blanked += left_record != record
            self._view.records[key] = left_record
        return blanked

    def close(self) -> None:
        """Nothing to close."""
