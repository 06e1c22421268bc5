"""Joins and knocks (1.9): consent where it was given before, a request to staff where it wasn't."""

from collections.abc import Sequence

from warmfield.community.actions import ApproveJoin
from warmfield.community.events import JoinAsked
from warmfield.community.ids import ClauseNumber, DecisionId, MemberId
from warmfield.community.requests import Request
from warmfield.moderation.breach import Breach, Weighed
from warmfield.moderation.carry import carry
from warmfield.moderation.inbox import ask_staff
from warmfield.moderation.moment import Moment
from warmfield.moderation.told.titles import join_title
from warmfield.plan.clauses import InvitationClause


def ask_consent(moment: Moment, breach: Breach, one: Weighed, decision: DecisionId) -> Request:
    """Someone came in uninvited (`invitation`), or waits at the door (`join`)."""
    inviter = MemberId(str(one.finding.facts.get("inviter", "")))
    return ask_join(moment, breach, inviter, one.clause.number, decision)


def ask_join(
    moment: Moment,
    breach: Breach,
    inviter: MemberId,
    clause: ClauseNumber | None,
    decision: DecisionId | None,
) -> Request:
    knocks = isinstance(moment.event, JoinAsked)
    name = breach.nickname or breach.member
    brought_by = moment.nickname(breach.group, inviter) or inviter
    said = moment.event.text if isinstance(moment.event, JoinAsked) else ""
    subject = {"joined": breach.member, "name": name, "inviter": inviter}
    return ask_staff(
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


def open_door(moment: Moment, breach: Breach) -> None:
    """A knock that no clause objects to: let in where a clause keeps the door, else ask staff."""
    if moment.rulebook.plan.mode == "dry":
        return
    keeper = door_keeper(moment, breach)
    if keeper is None:
        ask_join(moment, breach, MemberId(""), None, None)
        return
    carry(
        moment,
        [
            ApproveJoin(
                id=moment.action_id(keeper.number, "approve_join"),
                group=breach.group,
                clause=keeper.number,
                member=breach.member,
            )
        ],
    )


def door_keeper(moment: Moment, breach: Breach) -> InvitationClause | None:
    clauses: Sequence[object] = moment.rulebook.clauses(breach.group)
    found = (one for one in clauses if isinstance(one, InvitationClause) and one.mode == "live")
    return next(found, None)
