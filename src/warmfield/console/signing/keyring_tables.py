"""The tables of the console's own file: who may come in by what. Secrets are kept as hashes only."""

from sqlalchemy import Column, Float, Index, LargeBinary, MetaData, String, Table, Text

SCHEMA = MetaData()

links = Table(
    "links",
    SCHEMA,
    Column("hash", LargeBinary, primary_key=True),
    Column("person", String, nullable=False),
    Column("until", Float, nullable=False),
)
"""One-time sign-in links, by the SHA-256 of their word; times are POSIX seconds."""

sessions = Table(
    "sessions",
    SCHEMA,
    Column("hash", LargeBinary, primary_key=True),
    Column("person", String, nullable=False),
    Column("made", Float, nullable=False),
    Column("seen", Float, nullable=False),
    Column("by", String, nullable=False),
    Column("browser", Text, nullable=False, server_default=""),
)
"""`by` is how they signed in: `link`, `passkey`, `password`; `browser` what it calls itself, cut short."""
Index("sessions_person", sessions.c.person)
