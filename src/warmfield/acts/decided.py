"""What was decided about a member, remembered with the member: what an appeal can mean."""

from msgspec.structs import replace

from warmfield.community.ids import DecisionId
from warmfield.community.records import MemberRecord

KEPT_DECISIONS = 20


def with_decision(member: MemberRecord, decision: DecisionId) -> MemberRecord:
    """Remember a decision that did something to the member, for an appeal."""
    kept = tuple(one for one in member.decisions if one != decision)
    return replace(member, decisions=(*kept, decision)[-KEPT_DECISIONS:])
