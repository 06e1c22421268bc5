"""A person answered a finding in the review band: the course is carried out as shown, or nothing is."""

import msgspec

from warmfield.acts.carry import carry
from warmfield.acts.decided import with_decision
from warmfield.acts.moment import Moment
from warmfield.community.actions import Tell
from warmfield.community.findings import Decision
from warmfield.community.ids import PersonId
from warmfield.community.requests import Request
from warmfield.moderation.asides import told_in_session
from warmfield.moderation.breach import RUNGS, Breach
from warmfield.moderation.course import leaves_mark
from warmfield.moderation.disputes import note_dispute
from warmfield.moderation.nicknames import start_grace
from warmfield.moderation.standing import mark_for, marked
from warmfield.plan.clauses import DisputeClause, NicknameClause, OffTopicClause
from warmfield.rhythm.reminders.how_often import broken


def approved(moment: Moment, request: Request, by: PersonId | None) -> None:
    """Perform what the request showed, word for word, and complete the decision."""
    carry(moment, request.on_approve, request.decision)
    decision = _decision(moment, request)
    if decision is None:
        return
    told = tuple(
        one.text for one in request.on_approve if isinstance(one, Tell) and one.member == decision.member
    )
    done = msgspec.structs.replace(
        decision,
        actions=(*decision.actions, *request.on_approve),
        told=(*decision.told, *told),
        rung=_rung(request, decision),
        decided_by=by,
    )
    moment.draft.put(done)
    _leave_mark(moment, request, done)
    finish(moment, request, done)


def _rung(request: Request, decision: Decision) -> str:
    """The one that was approved; where something was done before, the graver of the two."""
    approved = request.subject.get("rung", "")
    return max(decision.rung, approved, key=RUNGS.index) if decision.actions else approved


def finish(moment: Moment, request: Request, decision: Decision) -> None:
    """What follows by kind of clause: a dispute's pause, a nickname's grace."""
    for finding in decision.findings:
        clause = moment.rulebook.clause(finding.clause, finding.rule)
        if finding.clause == request.clause and isinstance(clause, DisputeClause):
            note_dispute(moment, _breach(moment, decision), finding, clause, decision.id)
        if finding.clause == request.clause and isinstance(clause, NicknameClause):
            start_grace(moment, decision.group, decision.member, clause)
        if finding.clause == request.clause and isinstance(clause, OffTopicClause):
            told_in_session(moment, decision.group, decision.member)


def _breach(moment: Moment, decision: Decision) -> Breach:
    return Breach(
        group=decision.group,
        member=decision.member,
        nickname=moment.nickname(decision.group, decision.member),
        quote=decision.quote,
        message=None,
        weighed=(),
    )


def refused(moment: Moment, request: Request, by: PersonId | None) -> None:
    """The finding was wrong: the message stands, and the answer is a label to learn from."""
    decision = _decision(moment, request)
    if decision is not None and not decision.actions:
        moment.draft.put(msgspec.structs.replace(decision, decided_by=by, why_passed="refused", rung=""))


def _decision(moment: Moment, request: Request) -> Decision | None:
    return None if request.decision is None else moment.draft.get(Decision, request.decision)


def _leave_mark(moment: Moment, request: Request, decision: Decision) -> None:
    member = with_decision(moment.draft.member(decision.member), decision.id)
    clause = None if request.clause is None else moment.rulebook.clause(request.clause)
    if clause is not None and leaves_mark(clause):
        broken(moment, decision.group, clause.number)
        counts_for = moment.rulebook.ladder(clause).counts_for
        rung = request.subject.get("rung", decision.rung)
        member = marked(member, mark_for(clause.number, rung, moment.now, counts_for, decision.id))
    moment.draft.put(member)
