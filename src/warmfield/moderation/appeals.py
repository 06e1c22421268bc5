"""A member asks to look again: once for each decision, answered by somebody who didn't decide it."""

from collections.abc import Iterator

import msgspec

from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.community.findings import Decision
from warmfield.community.ids import DecisionId, MemberId, PersonId
from warmfield.community.requests import Request
from warmfield.moderation.grants import tell_member
from warmfield.moderation.told.titles import appeal_title
from warmfield.moderation.told.undone import appeal_heard, appeal_known, appeal_upheld
from warmfield.moderation.undo import undo


def decisions_about(moment: Moment, member: MemberId) -> Iterator[Decision]:
    """The decisions that did something to a member, newest first."""
    for number in reversed(moment.draft.member(member).decisions):
        found = moment.draft.get(Decision, number)
        if found is not None:
            yield found


def to_appeal(moment: Moment, member: MemberId, named: DecisionId | None = None) -> Decision | None:
    """Give the decision an appeal means: the named one, the newest not yet appealed, or the newest."""
    known = list(decisions_about(moment, member))
    if named is not None:
        return next((one for one in known if one.id == named), None)
    fresh = (one for one in known if not one.appeal and one.undone_at is None)
    return next(fresh, next(iter(known), None))


def appeal(moment: Moment, decision: Decision, said: str) -> str:
    """Bring it before the staff; give the answer to the member."""
    name = moment.nickname(decision.group, decision.member)
    if decision.appeal or decision.undone_at is not None:
        return appeal_known(moment.rulebook, decision, name)
    moment.draft.put(msgspec.structs.replace(decision, appeal="open"))
    ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="appeal",
            at=moment.now,
            group=decision.group,
            member=decision.member,
            clause=decision.findings[0].clause if decision.findings else None,
            event=moment.event.id,
            decision=decision.id,
            title=appeal_title(moment.rulebook, decision, name or decision.member),
            quote=decision.quote,
            subject={"said": said},
            not_for=decision.decided_by,
        ),
    )
    return appeal_heard(moment.rulebook, decision, name)


def answer_appeal(moment: Moment, request: Request, by: PersonId | None, *, granted: bool, why: str) -> None:
    decision = None if request.decision is None else moment.draft.get(Decision, request.decision)
    if decision is None:
        return
    if granted:
        undo(moment, decision, by, why, appealed=True)
        return
    moment.draft.put(msgspec.structs.replace(decision, appeal="upheld"))
    name = moment.nickname(decision.group, decision.member)
    text = appeal_upheld(moment.rulebook, decision, name, why)
    tell_member(moment, decision.group, decision.member, text, request.clause)
