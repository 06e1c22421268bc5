"""What still counts against a member. Clauses with the same ladder share their marks."""

from datetime import datetime, timedelta

import msgspec

from warmfield.community.ids import ClauseNumber, DecisionId
from warmfield.community.records import Mark, MemberRecord
from warmfield.plan.clauses import Clause
from warmfield.plan.rulebook import Rulebook


def counting(member: MemberRecord, now: datetime) -> tuple[Mark, ...]:
    """Give the marks that have not expired, oldest first."""
    return tuple(mark for mark in member.marks if mark.until > now)


def earlier(member: MemberRecord, clause: Clause, rulebook: Rulebook, now: datetime) -> int:
    """Count the rungs on this clause's ladder that still count."""
    here = rulebook.plan.ladder_of(clause)
    return sum(ladder_name(rulebook, mark.clause) == here for mark in counting(member, now))


def ladder_name(rulebook: Rulebook, number: ClauseNumber) -> str:
    """Name a clause's ladder; empty when the plan no longer has the clause."""
    clause = rulebook.clause(number)
    return "" if clause is None else rulebook.plan.ladder_of(clause)


def marked(member: MemberRecord, mark: Mark) -> MemberRecord:
    """Add a mark, drop the expired ones. One decision leaves one mark under a clause."""
    about = mark.decision, mark.clause
    kept = tuple(one for one in counting(member, mark.at) if (one.decision, one.clause) != about)
    return msgspec.structs.replace(member, marks=(*kept, mark))


def without(member: MemberRecord, decision: DecisionId) -> MemberRecord:
    """Take away what an undone decision had left."""
    kept = tuple(mark for mark in member.marks if mark.decision != decision)
    return msgspec.structs.replace(member, marks=kept)


def mark_for(
    clause: ClauseNumber, rung: str, now: datetime, counts_for: timedelta, decision: DecisionId
) -> Mark:
    return Mark(clause=clause, rung=rung, at=now, until=now + counts_for, decision=decision)
