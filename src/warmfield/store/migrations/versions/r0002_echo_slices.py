"""The echoes' full slices become rows of their own, so that a commit writes only the latest echoes."""

from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SLICE = 16
RECORDS = sa.table(
    "records", sa.column("sort", sa.String), sa.column("key", sa.String), sa.column("body", sa.LargeBinary)
)


def upgrade() -> None:
    bind = op.get_bind()
    chosen = RECORDS.c.sort == "echoes"
    body = bind.execute(sa.select(RECORDS.c.body).where(chosen)).scalar()
    if body is None:
        return
    held: dict[str, Any] = msgspec.msgpack.decode(body)
    echoes = [*(echo for one in held.get("full", ()) for echo in one["echoes"]), *held.get("latest", ())]
    made = len(echoes) // SLICE
    latest = {"latest": echoes[made * SLICE :], "made": made}
    bind.execute(sa.update(RECORDS).where(chosen).values(body=msgspec.msgpack.encode(latest)))
    for number in range(made):
        one = {"number": number, "echoes": echoes[number * SLICE : (number + 1) * SLICE]}
        row = {"sort": "echo_slice", "key": f"{number:012}", "body": msgspec.msgpack.encode(one)}
        bind.execute(sa.insert(RECORDS).values(row))
