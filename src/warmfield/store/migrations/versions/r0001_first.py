"""The first release."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _journal_and_records()
    _decisions_and_requests()
    _timers_and_outbox()
    _small_tables()


def _journal_and_records() -> None:
    op.create_table(
        "journal",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("group", sa.String),
        sa.Column("who", sa.String),
        sa.Column("holds", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    held = sa.text("holds > 0")
    op.create_index("journal_held", "journal", ["at"], sqlite_where=held, postgresql_where=held)
    op.create_table(
        "records",
        sa.Column("sort", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def _decisions_and_requests() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("group", sa.String, nullable=False),
        sa.Column("member", sa.String, nullable=False),
        sa.Column("band", sa.String, nullable=False),
        sa.Column("blank", sa.Integer, nullable=False, server_default="0"),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("decisions_at", "decisions", ["at"])
    op.create_index("decisions_member", "decisions", ["member"])
    op.create_table(
        "requests",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("group", sa.String),
        sa.Column("member", sa.String),
        sa.Column("blank", sa.Integer, nullable=False, server_default="0"),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("requests_state", "requests", ["state", "at"])


def _timers_and_outbox() -> None:
    op.create_table(
        "timers",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("timers_due", "timers", ["due"])
    op.create_table(
        "outbox",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("group", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("not_before", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("state", sa.String, nullable=False, server_default="waiting"),
        sa.Column("reason", sa.String, nullable=False, server_default=""),
        sa.Column("placed", sa.String),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("outbox_state", "outbox", ["state", "seq"])


def _small_tables() -> None:
    op.create_table(
        "cursors",
        sa.Column("connector", sa.String, primary_key=True),
        sa.Column("position", sa.Text, nullable=False),
    )
    op.create_table(
        "parked",
        sa.Column("event", sa.String, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("traceback", sa.Text, nullable=False),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
