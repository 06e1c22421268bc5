"""Nobody is told the same twice: a flood is one occasion, a nickname has its grace."""

from datetime import timedelta

import msgspec

from warmfield.acts.moment import Moment
from warmfield.community.events import Joined
from warmfield.community.findings import Finding
from warmfield.community.ids import MemberId
from warmfield.moderation.breach import Weighed
from warmfield.moderation.keep import Judged
from warmfield.moderation.standing import counting, ladder_name
from warmfield.plan.clauses import FloodingClause, NicknameClause, OffTopicClause


def told_already(moment: Moment, event: Judged, one: Weighed) -> Weighed:
    """Let a finding pass that repeats what the member was told just now."""
    if one.band == "pass":
        return one
    match one.clause:
        case FloodingClause() as clause:
            again = _answered(moment, event.who, clause, one.finding)
            return _passing(one, "same_occasion") if again else one
        case OffTopicClause() as clause:
            return _passing(one, "same_occasion") if _told_within(moment, event.who, clause) else one
        case NicknameClause():
            state = moment.draft.membership(event.group, event.who).nickname_state
            reminded = state == "reminded" and not isinstance(event, Joined)
            return _passing(one, "grace") if reminded else one
        case _:
            return one


def _answered(moment: Moment, member: MemberId, clause: FloodingClause, finding: Finding) -> bool:
    """Whether this flooding was met within the time the clause itself looks back."""
    within: timedelta = clause.same_within if finding.reason == "same_again" else clause.within
    marks = counting(moment.draft.member(member), moment.now)
    return any(mark.clause == clause.number and moment.now - mark.at < within for mark in marks)


def _told_within(moment: Moment, member: MemberId, clause: OffTopicClause) -> bool:
    """Whether somebody off topic was told so just before, under a clause with the same ladder."""
    marks = counting(moment.draft.member(member), moment.now)
    ladder = moment.rulebook.plan.ladder_of(clause)
    return any(
        ladder_name(moment.rulebook, mark.clause) == ladder and moment.now - mark.at < clause.let_be
        for mark in marks
    )


def _passing(one: Weighed, why: str) -> Weighed:
    return msgspec.structs.replace(one, band="pass", why=why)
