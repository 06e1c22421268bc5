"""An index for what one member did: their messages, and the notes about them."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("journal_who", "journal", ["who", "kind", "seq"], if_not_exists=True)
