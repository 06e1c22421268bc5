"""What a decision cites, a row a clause: reports count these without opening the decisions."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, and_, or_, select, update

from warmfield.community.draft import Record
from warmfield.community.findings import Decision
from warmfield.community.ids import MemberId
from warmfield.store import tables as t
from warmfield.store.codec import stamp

GRAVITY = ("pass", "review", "act")
NO_BREACH = ("score", "same_occasion")
"""What passes for these reasons broke nothing, or was counted with the message before."""


def cited_rows(records: Iterable[Record]) -> Iterator[dict[str, Any]]:
    for record in records:
        if isinstance(record, Decision):
            yield from _rows(record)


def rename_cited(writer: Connection, member: MemberId, named: Callable[[str], str]) -> None:
    """`named` puts another name wherever the member's stands."""
    one = t.cited.c
    theirs = or_(one.member == member, one.decision.contains(member, autoescape=True))
    for row in writer.execute(select(t.cited).where(theirs)).mappings().all():
        here = and_(one.decision == row["decision"], one.clause == row["clause"])
        renamed = {"decision": named(row["decision"]), "member": named(row["member"])}
        writer.execute(update(t.cited).where(here).values(renamed))


def _rows(decision: Decision) -> Iterator[dict[str, Any]]:
    bands = decision.bands or (decision.band,) * len(decision.findings)
    found: dict[str, str] = {}
    for finding, band in zip(decision.findings, bands, strict=False):
        found[finding.clause] = max(found.get(finding.clause, "pass"), band, key=GRAVITY.index)
    for clause, band in found.items():
        why = _why(decision, band)
        if why not in NO_BREACH:
            yield {
                "decision": decision.id,
                "clause": clause,
                "at": stamp(decision.at),
                "group": decision.group,
                "member": decision.member,
                "band": band,
                "followed": decision.rung if _was_followed(decision, band) else "",
                "why": why,
                "undone": int(decision.undone_at is not None),
                "appeal": decision.appeal,
            }


def _why(decision: Decision, band: str) -> str:
    """Of a message that broke another clause too, what it passed with is not known."""
    if decision.dry:
        return "dry"
    if band == "pass" and decision.band != "pass":
        return "score"
    return decision.why_passed if band == "pass" or decision.decided_by is not None else ""


def _was_followed(decision: Decision, band: str) -> bool:
    """A finding to be looked at is followed by nothing until a person approves."""
    if decision.dry or not decision.actions:
        return False
    return band == "act" or decision.band == "review" or decision.decided_by is not None
