"""The tables, the same on SQLite and PostgreSQL. Times are microseconds since 1970, in UTC.

What may be asked of the database is a column; the whole of a thing is its `body`: JSON text where
people may want to look (journal, decisions, requests, outbox, timers), MessagePack for records.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

TEXT_HELD = 1
NICKNAME_HELD = 2

metadata = MetaData()
Seq = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite numbers rows by itself only in a column that says INTEGER."""

journal = Table(
    "journal",
    metadata,
    Column("seq", Seq, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("at", BigInteger, nullable=False),
    Column("kind", String, nullable=False),
    Column("group", String),
    Column("who", String),
    Column("holds", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
"""`holds` adds up what could still be blanked: TEXT_HELD, NICKNAME_HELD."""
Index(
    "journal_held",
    journal.c.at,
    sqlite_where=text("holds > 0"),
    postgresql_where=text("holds > 0"),
)

Index("journal_group", journal.c.group, journal.c.seq)
Index("journal_kind", journal.c.kind, journal.c.seq)
Index("journal_who", journal.c.who, journal.c.kind, journal.c.seq)

records = Table(
    "records",
    metadata,
    Column("sort", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("group", String, nullable=False),
    Column("member", String, nullable=False),
    Column("band", String, nullable=False),
    Column("blank", Integer, nullable=False, server_default="0"),
    Column("body", Text, nullable=False),
)
"""`blank` adds up what retention has blanked."""
Index("decisions_at", decisions.c.at)
Index("decisions_member", decisions.c.member)
Index("decisions_group", decisions.c.group, decisions.c.at)

cited = Table(
    "cited",
    metadata,
    Column("decision", String, primary_key=True),
    Column("clause", String, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("group", String, nullable=False),
    Column("member", String, nullable=False),
    Column("band", String, nullable=False),
    Column("followed", String, nullable=False),
    Column("why", String, nullable=False),
    Column("undone", Integer, nullable=False),
    Column("appeal", String, nullable=False),
)
"""A decision's clauses, each in a row of its own; see `cited_rows.py`."""
_c = cited.c
Index("cited_at", _c.at, _c.group, _c.clause, _c.band, _c.followed, _c.why, _c.undone, _c.appeal, _c.member)

requests = Table(
    "requests",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("group", String),
    Column("member", String),
    Column("blank", Integer, nullable=False, server_default="0"),
    Column("body", Text, nullable=False),
    Column("sort", String, nullable=False, server_default=""),
    Column("answered_at", BigInteger),
    Column("answered_by", String),
)
Index("requests_state", requests.c.state, requests.c.at)
Index("requests_at", requests.c.at)
Index("requests_group", requests.c.group, requests.c.at)
Index("requests_member", requests.c.member, requests.c.at)

timers = Table(
    "timers",
    metadata,
    Column("id", String, primary_key=True),
    Column("due", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
)
Index("timers_due", timers.c.due)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", Seq, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("at", BigInteger, nullable=False),
    Column("group", String, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("not_before", BigInteger, nullable=False, server_default="0"),
    Column("state", String, nullable=False, server_default="waiting"),
    Column("reason", String, nullable=False, server_default=""),
    Column("placed", String),
    Column("body", Text, nullable=False),
)
"""`state` is `waiting` or the outcome: `done`, `refused`, `late`."""
Index("outbox_state", outbox.c.state, outbox.c.seq)
Index("outbox_group", outbox.c.group, outbox.c.seq)

cursors = Table(
    "cursors",
    metadata,
    Column("connector", String, primary_key=True),
    Column("position", Text, nullable=False),
)

parked = Table(
    "parked",
    metadata,
    Column("event", String, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("traceback", Text, nullable=False),
)

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
