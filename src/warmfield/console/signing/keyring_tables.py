"""The tables of the console's own file: who may come in by what. Secrets are kept as hashes, or sealed.

Times are POSIX seconds. A column that is added later has a server default: files that lack it get it.
"""

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text

SCHEMA = MetaData()

links = Table(
    "links",
    SCHEMA,
    Column("hash", LargeBinary, primary_key=True),
    Column("person", String, nullable=False),
    Column("until", Float, nullable=False),
    Column("by", String, nullable=False, server_default=""),
)
"""One-time sign-in links, by the SHA-256 of their word; `by` is who made it, empty for the command line."""

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
"""`by`: they came by `link`, `passkey`, `password` or `oidc`; `browser` what it calls itself, cut short."""
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
begun = Table(
    "begun",
    SCHEMA,
    Column("hash", LargeBinary, primary_key=True),
    Column("sort", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("until", Float, nullable=False),
)
"""What a browser has begun and not ended yet, by the hash of a word only it knows; see `beginnings.py`."""

handles = Table(
    "handles",
    SCHEMA,
    Column("person", String, primary_key=True),
    Column("handle", LargeBinary, nullable=False, unique=True),
)
"""What authenticators keep for a person: random, so that it tells nothing."""

passkeys = Table(
    "passkeys",
    SCHEMA,
    Column("id", LargeBinary, primary_key=True),
    Column("person", String, nullable=False),
    Column("name", String, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("count", Integer, nullable=False),
    Column("site", String, nullable=False),
    Column("made", Float, nullable=False),
    Column("used", Float, nullable=True),
)
"""`site` is the host it was made for (WebAuthn's rp id); `count` how often it has signed, where it counts."""
Index("passkeys_person", passkeys.c.person)

passwords = Table(
    "passwords",
    SCHEMA,
    Column("person", String, primary_key=True),
    Column("hash", String, nullable=False),
    Column("seed", LargeBinary, nullable=False),
    Column("last_step", Integer, nullable=False),
    Column("made", Float, nullable=False),
)
"""`hash` by Argon2; `seed` of the TOTP codes, sealed; `last_step` is of the last code that counted."""

recovery_codes = Table(
    "recovery_codes",
    SCHEMA,
    Column("hash", LargeBinary, primary_key=True),
    Column("person", String, nullable=False),
)

own_looks = Table(
    "own_looks",
    SCHEMA,
    Column("person", String, primary_key=True),
    Column("language", String, nullable=False),
    Column("theme", String, nullable=False),
)

notes = Table(
    "notes",
    SCHEMA,
    Column("number", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("what", String, nullable=False),
    Column("person", String, nullable=False),
    Column("by", String, nullable=False),
    Column("browser", Text, nullable=False),
)
"""The log of signing in: `by` is the way, or who did it where that is somebody else."""
Index("notes_person", notes.c.person, notes.c.number)
