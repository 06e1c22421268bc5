"""The lobby's own durable state, in a SQLite file of its own beside the community's store."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA = 1
"""Raised with every change of the tables; a file of another number is refused, never guessed at."""
schema = MetaData()

facts = Table("facts", schema, Column("name", String, primary_key=True), Column("value", String))
"""`birth` (a random word that makes this file's ids its own) and `schema`."""

accounts = Table(
    "accounts",
    schema,
    Column("account", String, primary_key=True),
    Column("token", String, unique=True, nullable=False),
    Column("name", String, nullable=False, default=""),
    Column("language", String, nullable=False, default=""),
    Column("person", String, nullable=False, default=""),
)
"""`token` is the SHA-256 of what stands in the member's link; `person` is set for staff of the plan."""

places = Table(
    "places",
    schema,
    Column("group_id", String, primary_key=True),
    Column("focus", Text, nullable=True),
    Column("pinned", Integer, nullable=True),
)
"""What a group is in now: `focus` is the JSON list of speakers while a session has focus."""

memberships = Table(
    "memberships",
    schema,
    Column("group_id", String, primary_key=True),
    Column("account", String, ForeignKey("accounts.account"), primary_key=True),
    Column("nickname", String, nullable=False),
    Column("state", String, nullable=False),
    Column("since", Float, nullable=False),
    Column("muted_until", Float, nullable=True),
    Column("reason", Text, nullable=False, default=""),
    Column("clause", String, nullable=False, default=""),
)
"""`state`: `in`, `asked`, `left`, `refused`, `removed`, `banned`. Times are POSIX seconds."""

messages = Table(
    "messages",
    schema,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("group_id", String, nullable=False),
    Column("account", String, nullable=False),
    Column("nickname", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("reply_to", Integer, nullable=True),
    Column("at", Float, nullable=False),
    Column("edited", Boolean, nullable=False, default=False),
    Column("gone", String, nullable=False, default=""),
    Column("clause", String, nullable=False, default=""),
    Index("messages_by_group", "group_id", "number"),
    Index("messages_by_time", "at"),
    sqlite_autoincrement=True,
)
"""`account` is empty for the assistant. `gone`: empty, `removed`, `held` or `taken_back`."""

reactions = Table(
    "reactions",
    schema,
    Column("number", Integer, ForeignKey("messages.number"), primary_key=True),
    Column("account", String, primary_key=True),
    Column("sign", String, primary_key=True),
)

private_words = Table(
    "private_words",
    schema,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("account", String, nullable=False),
    Column("by_assistant", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Float, nullable=False),
    Column("seen", Boolean, nullable=False, default=False),
    Index("words_by_account", "account", "number"),
    sqlite_autoincrement=True,
)

invitations = Table(
    "invitations",
    schema,
    Column("code", String, primary_key=True),
    Column("group_id", String, nullable=False),
    Column("account", String, nullable=False),
    Column("at", Float, nullable=False),
)

happenings = Table(
    "happenings",
    schema,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("event", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
"""What the connector hands to the engine, in order: events as JSON."""

applied = Table(
    "applied",
    schema,
    Column("action", String, primary_key=True),
    Column("how", String, nullable=False),
    Column("reason", String, nullable=False, default=""),
    Column("placed", String, nullable=False, default=""),
)
"""Actions done, by id: asking twice does it once, and answers the same."""
