"""The tables of the console's own file: who may come in by what. Secrets are kept as hashes only."""

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text

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

tokens = Table(
    "tokens",
    SCHEMA,
    Column("hash", LargeBinary, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("person", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("made", Float, nullable=False),
    Column("until", Float, nullable=False),
    Column("used", Float, nullable=False, server_default="0"),
)
"""Words of programs that use the API, by their SHA-256. `scopes` stand between blanks; `used` 0: never."""
Index("tokens_person", tokens.c.person)

given_answers = Table(
    "given_answers",
    SCHEMA,
    Column("token", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("asked", LargeBinary, nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("at", Float, nullable=False),
)
"""What the API answered under an idempotency key; `asked` is the SHA-256 of what was asked."""
Index("given_answers_at", given_answers.c.at)
