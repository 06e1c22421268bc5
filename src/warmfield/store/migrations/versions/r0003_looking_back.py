"""Indexes for people who look back: by group, by kind of event, by member."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("journal_group", "journal", ["group", "seq"], if_not_exists=True)
    op.create_index("journal_kind", "journal", ["kind", "seq"], if_not_exists=True)
    op.create_index("decisions_group", "decisions", ["group", "at"], if_not_exists=True)
    op.create_index("requests_group", "requests", ["group", "at"], if_not_exists=True)
    op.create_index("requests_member", "requests", ["member", "at"], if_not_exists=True)
    op.create_index("outbox_group", "outbox", ["group", "seq"], if_not_exists=True)
