"""The statements of the hot path, made once for a dialect."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import (
    Delete,
    Dialect,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from warmfield.store import tables as t

Statement = Insert | Update | Delete


class Written(Struct, frozen=True):
    """A statement as the driver takes it: rows needn't pass SQLAlchemy, which costs more than the insert."""

    sql: str
    names: tuple[str, ...] | None
    """The columns in order, where the driver takes rows by position."""

    def rows(
        self, made: Sequence[Mapping[str, object]]
    ) -> list[tuple[object, ...]] | list[dict[str, object]]:
        if self.names is None:
            return [dict(row) for row in made]
        names = self.names
        return [tuple([row[name] for name in names]) for row in made]


class Statements:
    """Both SQLite and PostgreSQL know `ON CONFLICT`."""

    def __init__(self, dialect: Dialect) -> None:
        self._make = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
        self.journal = _written(insert(t.journal), dialect, leave="seq")
        self.records = _written(self._upsert(t.records), dialect)
        self.decisions = self._upsert(t.decisions)
        self.cited = self._upsert(t.cited)
        self.requests = self._upsert(t.requests)
        self.timers = self._upsert(t.timers)
        self.slices_gone: Delete = delete(t.records).where(
            t.records.c.sort == bindparam("slices"), t.records.c.key < bindparam("first")
        )
        self.cursors = self._upsert(t.cursors)
        self.parked = self._upsert(t.parked)
        self.outbox = self._make(t.outbox).on_conflict_do_nothing(index_elements=["id"])
        self.timers_gone: Delete = delete(t.timers).where(t.timers.c.id == bindparam("gone"))
        self.ended: Update = (
            update(t.outbox)
            .where(t.outbox.c.id == bindparam("gone"))
            .values(state=bindparam("state"), reason=bindparam("reason"), placed=bindparam("placed"))
        )

    def _upsert(self, table: Table) -> Insert:
        fresh = self._make(table)
        kept = {column.name for column in table.primary_key}
        changed = {column.name: fresh.excluded[column.name] for column in table.c if column.name not in kept}
        return fresh.on_conflict_do_update(index_elements=sorted(kept), set_=changed)


def _written(statement: Insert, dialect: Dialect, leave: str = "") -> Written:
    """`leave` is a column that the database fills in."""
    columns = [column.name for column in statement.table.c if column.name != leave]
    compiled = statement.compile(dialect=dialect, column_keys=columns)
    positions = getattr(compiled, "positiontup", None)
    return Written(str(compiled), None if positions is None else tuple(positions))


class Asked(Struct, frozen=True):
    """A question as the driver takes it."""

    sql: str
    names: tuple[str, ...] | None
    """The values in order, where the driver takes them by position."""

    def values(self, named: Mapping[str, str]) -> tuple[str, ...] | Mapping[str, str]:
        return named if self.names is None else tuple([named[name] for name in self.names])


class Questions:
    """What is asked for every event: whether it was seen, and the records of its turn."""

    def __init__(self, dialect: Dialect) -> None:
        self.seen = _asked(SEEN, dialect)
        self.record = _asked(RECORD, dialect)
        self.sort = _asked(SORT, dialect)
        self.decision = _asked(DECISION, dialect)
        self.request = _asked(REQUEST, dialect)


def _asked(question: Select[Any], dialect: Dialect) -> Asked:
    compiled = question.compile(dialect=dialect)
    positions = getattr(compiled, "positiontup", None)
    return Asked(str(compiled), None if positions is None else tuple(positions))


SEEN = select(t.journal.c.id).where(t.journal.c.id == bindparam("key"))
RECORD = select(t.records.c.body).where(
    t.records.c.sort == bindparam("sort"), t.records.c.key == bindparam("key")
)
SORT = select(t.records.c.body).where(t.records.c.sort == bindparam("sort")).order_by(t.records.c.key)
DECISION = select(t.decisions.c.body).where(t.decisions.c.id == bindparam("key"))
REQUEST = select(t.requests.c.body).where(t.requests.c.id == bindparam("key"))
CURSOR = select(t.cursors.c.position).where(t.cursors.c.connector == bindparam("key"))
TIMER = select(t.timers.c.body).where(t.timers.c.id == bindparam("key"))
NEXT_DUE = select(func.min(t.timers.c.due))
DUE = (
    select(t.timers.c.body)
    .where(t.timers.c.due <= bindparam("now"))
    .order_by(t.timers.c.due, t.timers.c.id)
    .limit(bindparam("most"))
)
PENDING = (
    select(t.outbox.c.body, t.outbox.c.attempts, t.outbox.c.not_before)
    .where(t.outbox.c.state == "waiting", t.outbox.c.not_before <= bindparam("now"))
    .order_by(t.outbox.c.seq)
    .limit(bindparam("most"))
)
POSTPONE = (
    update(t.outbox)
    .where(t.outbox.c.id == bindparam("gone"))
    .values(attempts=bindparam("attempts"), not_before=bindparam("not_before"))
)
