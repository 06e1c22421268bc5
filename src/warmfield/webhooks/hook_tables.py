"""Webhooks, in the console's own file. A secret must be usable: that file is its owner's alone.

Times are POSIX seconds; 0 is never.
"""

from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table, Text

HOOKS = MetaData()

hooks = Table(
    "hooks",
    HOOKS,
    Column("id", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("kinds", Text, nullable=False),
    Column("with_text", Integer, nullable=False),
    Column("secret", String, nullable=False),
    Column("old_secret", String, nullable=False, server_default=""),
    Column("rotated", Float, nullable=False, server_default="0"),
    Column("made", Float, nullable=False),
    Column("fails", Integer, nullable=False, server_default="0"),
    Column("failing_since", Float, nullable=False, server_default="0"),
    Column("rests_until", Float, nullable=False, server_default="0"),
    Column("off", String, nullable=False, server_default=""),
)
"""`kinds` stand between blanks; `off` says why nothing is sent: empty while it is on."""

deliveries = Table(
    "deliveries",
    HOOKS,
    Column("nth", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("hook", String, nullable=False),
    Column("notice", Text, nullable=False),
    Column("made", Float, nullable=False),
    Column("due", Float, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("state", String, nullable=False, server_default="waiting"),
    Column("status", Integer, nullable=False, server_default="0"),
    Column("why", Text, nullable=False, server_default=""),
    Column("ended", Float, nullable=False, server_default="0"),
)
"""`notice` is JSON of ids; what was written is looked up when it is sent. `state`: waiting, done, failed."""
Index("deliveries_hook", deliveries.c.hook, deliveries.c.state, deliveries.c.due)

place = Table(
    "hooks_place",
    HOOKS,
    Column("one", Integer, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("made", Integer, nullable=False),
    Column("open", Text, nullable=False),
)
"""How far the journal and the inbox were noticed; `open` are the requests that were, between blanks."""
