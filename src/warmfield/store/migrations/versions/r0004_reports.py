"""For reports: what each decision cites in a row of its own, and how long requests waited as columns."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COVERING = ["at", "group", "clause", "band", "followed", "why", "undone", "appeal", "member"]
DECISIONS = sa.table("decisions", sa.column("at"), sa.column("body"))
NEW = ("sort", "answered_at", "answered_by")
REQUESTS = sa.table("requests", *(sa.column(name) for name in ("id", "body", *NEW)))
GRAVITY = ("pass", "review", "act")


def upgrade() -> None:
    cited = op.create_table(
        "cited",
        sa.Column("decision", sa.String, primary_key=True),
        sa.Column("clause", sa.String, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("group", "member", "band")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("followed", "why")),
        sa.Column("undone", sa.Integer, nullable=False),
        sa.Column("appeal", sa.String, nullable=False),
    )
    op.create_index("cited_at", "cited", COVERING)
    op.add_column("requests", sa.Column("sort", sa.String, nullable=False, server_default=""))
    op.add_column("requests", sa.Column("answered_at", sa.BigInteger))
    op.add_column("requests", sa.Column("answered_by", sa.String))
    op.create_index("requests_at", "requests", ["at"])
    bind = op.get_bind()
    for at, body in bind.execute(sa.select(DECISIONS.c.at, DECISIONS.c.body)).all():
        if rows := list(_cited(at, msgspec.json.decode(body))):
            bind.execute(sa.insert(cited), rows)
    for name, body in bind.execute(sa.select(REQUESTS.c.id, REQUESTS.c.body)).all():
        changed = sa.update(REQUESTS).where(REQUESTS.c.id == name)
        bind.execute(changed.values(_answered(msgspec.json.decode(body))))


def _cited(at: int, decision: dict[str, Any]) -> Iterator[dict[str, Any]]:
    findings, whole = decision["findings"], decision["band"]
    acted, by = bool(decision.get("actions")), decision.get("decided_by")
    passed = "dry" if decision.get("dry") else decision.get("why_passed", "")
    bands = decision.get("bands") or [whole] * len(findings)
    found: dict[str, str] = {}
    for finding, band in zip(findings, bands, strict=False):
        found[finding["clause"]] = max(found.get(finding["clause"], "pass"), band, key=GRAVITY.index)
    for clause, band in found.items():
        why = passed if band == "pass" or by is not None or passed == "dry" else ""
        if why in ("score", "same_occasion") or (band == "pass" and whole != "pass"):
            continue
        met = acted and passed != "dry" and (band == "act" or whole == "review" or by is not None)
        yield {
            "decision": decision["id"],
            "clause": clause,
            "at": at,
            "group": decision["group"],
            "member": decision["member"],
            "band": band,
            "followed": decision.get("rung", "") if met else "",
            "why": why,
            "undone": int(decision.get("undone_at") is not None),
            "appeal": decision.get("appeal", ""),
        }


def _answered(request: dict[str, Any]) -> dict[str, Any]:
    at = request.get("answered_at")
    moment = None if at is None else msgspec.convert(at, type=datetime)
    return {
        "sort": request["sort"],
        "answered_at": None if moment is None else round(moment.timestamp() * 1_000_000),
        "answered_by": request.get("answered_by"),
    }
