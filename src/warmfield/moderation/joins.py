"""Joins and knocks (1.9): consent where it was given before, a request to staff where it wasn't."""

from collections.abc import Sequence

from warmfield.acts.carry import carry
from warmfield.acts.inbox import ask_staff, close, open_requests
from warmfield.acts.moment import Moment
from warmfield.community.actions import ApproveJoin
from warmfield.community.events import JoinAsked
from warmfield.community.ids import ClauseNumber, DecisionId, GroupId, MemberId
from warmfield.community.requests import Request
from warmfield.moderation.breach import Breach, Weighed
from warmfield.moderation.told.titles import join_title
from warmfield.moderation.used_up import alike
from warmfield.plan.clauses import InvitationClause


def ask_consent(moment: Moment, breach: Breach, one: Weighed, decision: DecisionId) -> None:
    """Someone came in uninvited (`invitation`), or waits at the door (`join`)."""
    inviter = MemberId(str(one.finding.facts.get("inviter", "")))
    ask_join(moment, breach, inviter, one.clause.number, decision)


def ask_join(
    moment: Moment,
    breach: Breach,
    inviter: MemberId,
    clause: ClauseNumber | None,
    decision: DecisionId | None,
) -> None:
    """Someone who knocks again is already in the inbox."""
    knocks = isinstance(moment.event, JoinAsked)
    name = breach.nickname or breach.member
    brought_by = moment.nickname(breach.group, inviter) or inviter
    said = moment.event.text if isinstance(moment.event, JoinAsked) else ""
    subject = {"joined": breach.member, "name": name, "inviter": inviter}
    if knocks and any(_same_knock(one, breach) for one in open_requests(moment)):
        return
    ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="join" if knocks else "invitation",
            at=moment.now,
            group=breach.group,
            member=breach.member,
            clause=clause,
            event=moment.event.id,
            decision=decision,
            title=join_title(moment.rulebook, breach.group, name, brought_by, knocks=knocks),
            quote=said,
            subject=subject,
        ),
    )


def _same_knock(request: Request, breach: Breach) -> bool:
    return (request.sort, request.group, request.member) == ("join", breach.group, breach.member)


def let_in_waiting(moment: Moment, inviter: MemberId, invitees: Sequence[str]) -> tuple[str, ...]:
    """Answer what already waits for this invitation; give the names that are still to come.

    Without a name an invitation is for one person: the one who waits longest, or whoever comes next.
    """
    left = list(invitees) or [""]
    for request in list(open_requests(moment)):
        if request.subject.get("inviter") != inviter or request.member is None:
            continue
        name = next((one for one in left if alike(one, request.subject["name"])), None)
        if name is not None:
            left.remove(name)
            close(moment, request, "approved")
            if request.sort == "join" and request.group is not None:
                let_in(moment, request.group, request.member, request.clause)
    return tuple(left)


def let_in(moment: Moment, group: GroupId, member: MemberId, clause: ClauseNumber | None) -> None:
    action = moment.action_id(clause, "approve_join")
    carry(moment, [ApproveJoin(id=action, group=group, clause=clause, member=member)])


def open_door(moment: Moment, breach: Breach) -> None:
    """A knock that no clause objects to: let in where a clause keeps the door, else ask staff."""
    if moment.rulebook.plan.mode == "dry":
        return
    keeper = door_keeper(moment, breach)
    if keeper is None:
        ask_join(moment, breach, MemberId(""), None, None)
        return
    let_in(moment, breach.group, breach.member, keeper.number)


def door_keeper(moment: Moment, breach: Breach) -> InvitationClause | None:
    clauses: Sequence[object] = moment.rulebook.clauses(breach.group)
    found = (one for one in clauses if isinstance(one, InvitationClause) and one.mode == "live")
    return next(found, None)
