"""The store on an SQL database. One transaction a batch: journal, records, timers, outbox, cursors."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection

from warmfield.community.draft import Record
from warmfield.community.echoes import EchoesRecord
from warmfield.community.ids import ActionId, EventId, MemberId, PersonId, TimerId
from warmfield.community.records import Timer
from warmfield.engine.ports import Cursor, Pending, Turn
from warmfield.engine.sheet import Sheet
from warmfield.store import rows
from warmfield.store import statements as s
from warmfield.store.about_member import about_member
from warmfield.store.anew import write_anew
from warmfield.store.cache import Cache
from warmfield.store.cited_rows import cited_rows
from warmfield.store.codec import action_from, moment, stamp, timer_from
from warmfield.store.echo_rows import gone_rows, slice_rows
from warmfield.store.erasing import erase
from warmfield.store.failures import told
from warmfield.store.lock import Lock
from warmfield.store.records_view import RecordsView
from warmfield.store.retention import forget


class SqlStore:
    """Implements `ports.Store`. `reader` and `writer` are two connections to one database."""

    def __init__(self, reader: Connection, writer: Connection, lock: Lock | None = None) -> None:
        self._reader = reader
        self._writer = writer
        self._lock = lock
        self._cache = Cache()
        self._view = RecordsView(reader, self._cache)
        self._statements = s.Statements(writer.dialect)

    def view(self) -> RecordsView:
        return self._view

    def seen(self, ids: Sequence[EventId]) -> set[EventId]:
        return self._view.seen(ids)

    def commit(self, turns: Sequence[Turn], cursors: Sequence[Cursor] = ()) -> None:
        sheet = Sheet(turns)
        with told(), self._writer.begin():
            self._write(sheet)
            self._run(self._statements.cursors, _cursor_rows(cursors))
        self._cache.put(sheet.records)

    def _write(self, sheet: Sheet) -> None:
        made, records = self._statements, sheet.records.values()
        at = stamp(sheet.events[-1].at) if sheet.events else 0
        timers = [rows.timer_row(timer) for timer in sheet.timers.values() if timer is not None]
        gone = [{"gone": name} for name, timer in sheet.timers.items() if timer is None]
        self._run(made.journal, [rows.journal_row(event) for event in sheet.events])
        self._run(made.records, rows.record_rows(records))
        self._write_slices(sheet.records.get((EchoesRecord, "")))
        self._run(made.decisions, list(rows.decision_rows(records)))
        self._run(made.cited, list(cited_rows(records)))
        self._run(made.requests, list(rows.request_rows(records)))
        self._run(made.timers_gone, gone)
        self._run(made.timers, timers)
        self._run(made.outbox, [rows.outbox_row(action, at) for action in sheet.actions])
        self._run(made.ended, [rows.ended_row(ended) for ended in sheet.ended])
        self._run(made.parked, [rows.parked_row(one) for one in sheet.parked])

    def _write_slices(self, echoes: Record | None) -> None:
        if isinstance(echoes, EchoesRecord):
            before = self._written_echoes()
            self._run(self._statements.records, slice_rows(echoes, before))
            self._run(self._statements.slices_gone, gone_rows(echoes, before))

    def _written_echoes(self) -> EchoesRecord:
        """As they are in the database; a turn that adds one asked for them before."""
        known = self._cache.get((EchoesRecord, ""))
        return known if isinstance(known, EchoesRecord) else EchoesRecord()

    def _run(self, statement: s.Statement | s.Written, made: Sequence[Mapping[str, object]]) -> None:
        if not made:
            return
        if isinstance(statement, s.Written):
            self._writer.exec_driver_sql(statement.sql, statement.rows(made))
        else:
            self._writer.execute(statement, list(made))

    def cursor(self, connector: str) -> str | None:
        with told():
            return self._reader.execute(s.CURSOR, {"key": connector}).scalar()

    def due(self, now: datetime, limit: int = 500) -> list[Timer]:
        with told():
            found = self._reader.execute(s.DUE, {"now": stamp(now), "most": limit}).scalars()
            return [timer_from(body) for body in found]

    def next_due(self) -> datetime | None:
        with told():
            due = self._reader.execute(s.NEXT_DUE).scalar()
        return None if due is None else moment(due)

    def timer(self, timer: TimerId) -> Timer | None:
        with told():
            body = self._reader.execute(s.TIMER, {"key": timer}).scalar()
        return None if body is None else timer_from(body)

    def pending(self, now: datetime, limit: int = 500) -> list[Pending]:
        with told():
            found = self._reader.execute(s.PENDING, {"now": stamp(now), "most": limit}).all()
        return [_pending(body, attempts, not_before) for body, attempts, not_before in found]

    def postpone(self, action: ActionId, attempts: int, not_before: datetime) -> None:
        row = {"gone": action, "attempts": attempts, "not_before": stamp(not_before)}
        with told(), self._writer.begin():
            self._writer.execute(s.POSTPONE, row)

    def forget(self, text_before: datetime, nicknames_before: datetime, limit: int = 500) -> int:
        """See `retention.py`."""
        with told(), self._writer.begin():
            blanked = forget(self._writer, text_before, nicknames_before, limit)
        if blanked:
            self._cache.clear()
        return blanked

    def erase(self, member: MemberId, now: datetime, by: PersonId | None = None) -> MemberId | None:
        """See `erasing.py`. None where nobody of that account is known. Takes as long as a backup."""
        with told():
            with self._writer.begin():
                if about_member(self._writer, member).nothing:
                    return None
                alias = erase(self._writer, member, now, by)
            self._cache.clear()
            write_anew(self._writer.engine)
        return alias

    def drop_cache(self) -> None:
        """For the thread that reads: what it looked up while something was erased is looked up again."""
        self._cache.clear()

    def close(self) -> None:
        for connection in (self._reader, self._writer):
            connection.close()
        self._writer.engine.dispose()
        if self._lock is not None:
            self._lock.release()


def _cursor_rows(cursors: Sequence[Cursor]) -> list[dict[str, object]]:
    """The last position of each connector: two rows of one key in one statement are refused by some."""
    last = {cursor.connector: cursor.position for cursor in cursors}
    return [{"connector": connector, "position": position} for connector, position in last.items()]


def _pending(body: str, attempts: int, not_before: int) -> Pending:
    return Pending(
        action=action_from(body), attempts=attempts, not_before=moment(not_before) if not_before else None
    )
