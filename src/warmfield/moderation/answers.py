"""A person answers a request: what follows, by its sort. An answer counts once."""

from typing import Final

from warmfield.acts.carry import carry
from warmfield.acts.inbox import close, pass_on, take
from warmfield.acts.moment import Moment
from warmfield.community.actions import RefuseJoin, RemoveMember
from warmfield.community.draft import Draft, View
from warmfield.community.findings import Decision
from warmfield.community.ids import MemberId, PersonId
from warmfield.community.request_sorts import by_asked, by_done, offered
from warmfield.community.requests import Request
from warmfield.community.staff_commands import DecisionUndone, RequestAnswered
from warmfield.moderation import grants, reviewed
from warmfield.moderation.appeals import answer_appeal
from warmfield.moderation.joins import let_in
from warmfield.moderation.other_course import otherwise
from warmfield.moderation.permits import approve_permit
from warmfield.moderation.told import allowed as told
from warmfield.moderation.undo import undo
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.answered import ANSWERED, FOLLOWS

MOVES: Final = ("take", "pass")
"""Answers after which a request stays open."""
STATES: Final = {"approve": "approved", "refuse": "refused", "done": "done"}


def request_answered(moment: Moment, event: RequestAnswered) -> None:
    """From the console or a log. Who may not answer, or comes too late, changes nothing."""
    request = moment.draft.get(Request, event.request)
    if request is None or request.state != "open":
        return
    how, by = meant(request, event.answer), event.by
    nameless = by is None and (how in MOVES or offered(request.sort))
    if nameless or not suits(request, how) or (by is not None and forbidden(moment, request, by)):
        return
    if by is not None and how in MOVES:
        (take if how == "take" else pass_on)(moment, request, by)
    elif follows(moment, request, how, event.text)[0]:
        found = otherwise(moment, request, event.rung, event.worded) if how == "approve" else request
        answer(moment, found, how, by, event.text)


def meant(request: Request, how: str) -> str:
    """What is offered is approved by taking it, and who refuses it passes it on."""
    if not offered(request.sort):
        return how
    return {"take": "approve", "refuse": "pass"}.get(how, how)


def decision_undone(moment: Moment, event: DecisionUndone) -> None:
    decision = moment.draft.get(Decision, event.decision)
    if decision is not None:
        undo(moment, decision, event.by, event.text)


def suits(request: Request, how: str) -> bool:
    """What asks for a decision isn't answered by `done`; everything may be taken or passed on."""
    return how in MOVES or (how in STATES and (how != "done" or by_done(request.sort)))


def follows(moment: Moment, request: Request, how: str, why: str) -> tuple[bool, str]:
    """Whether the answer can be understood, and a sentence about it (`rhythm.answered.Follows`)."""
    of_the_clock = FOLLOWS.get(request.sort)
    return (True, "") if of_the_clock is None else of_the_clock(moment, request, how, why)


def asked_back(rulebook: Rulebook, view: View, event: RequestAnswered) -> str:
    """What to ask whoever answers, before their answer is taken; empty where all is clear."""
    moment = Moment(rulebook, Draft(view, event.at), event)
    request = moment.draft.get(Request, event.request)
    clear, sentence = (True, "") if request is None else follows(moment, request, event.answer, event.text)
    return "" if clear else sentence


def forbidden(moment: Moment, request: Request, by: PersonId) -> str:
    return may_not(moment.rulebook, request, by)


def may_not(rulebook: Rulebook, request: Request, by: PersonId) -> str:
    """Why this person may not answer: `role`, `decided` (they had a part in it), `other` (it was put to
    somebody else by name), or empty."""
    if by_asked(request.sort):
        return "" if by in request.whom else "other"
    deciders = rulebook.deciders(request.group)
    if by not in deciders:
        asked = by_done(request.sort) or request.subject.get("person") == by
        return "" if asked and by in rulebook.plan.people else "role"
    others = [person for person in deciders if person != by]
    concerned = request.member is not None and rulebook.person_id(request.member) == by
    return "decided" if (request.not_for == by or concerned) and others else ""


def answer(moment: Moment, request: Request, how: str, by: PersonId | None, why: str) -> None:
    """`how` is `approve`, `refuse` or `done`."""
    closed = close(moment, request, STATES[how], by)
    of_the_clock = ANSWERED.get(request.sort)
    if of_the_clock is not None:
        of_the_clock(moment, closed, how, by, why)
    elif how == "refuse":
        _refuse(moment, closed, by, why)
    else:
        _approve(moment, closed, by, why)


def _approve(moment: Moment, request: Request, by: PersonId | None, why: str) -> None:
    match request.sort:
        case "review":
            reviewed.approved(moment, request, by)
        case "link":
            grants.approve_link(moment, request)
        case "invitation" if request.member is not None and "joined" not in request.subject:
            names = [one for one in request.subject.get("invitees", "").split("\n") if one]
            grants.allow_invitation(moment, request.member, names, None)
        case "join" if request.group is not None and request.member is not None:
            let_in(moment, request.group, request.member, request.clause)
        case "permit":
            approve_permit(moment, request, why)
        case "appeal":
            answer_appeal(moment, request, by, granted=True, why=why)
        case _:
            pass


def _refuse(moment: Moment, request: Request, by: PersonId | None, why: str) -> None:
    match request.sort:
        case "review":
            reviewed.refused(moment, request, by)
        case "invitation" if "joined" in request.subject:
            _show_out(moment, request, why)
        case "join" if request.group is not None and request.member is not None:
            refuse = RefuseJoin(
                id=moment.action_id(request.clause, "refuse_join"),
                group=request.group,
                member=request.member,
                reason=why,
            )
            carry(moment, [refuse])
        case "link" | "invitation" | "permit" if request.member is not None:
            _tell_refused(moment, request, request.member, why)
        case "appeal":
            answer_appeal(moment, request, by, granted=False, why=why)
        case _:
            pass


def _tell_refused(moment: Moment, request: Request, member: MemberId, why: str) -> None:
    home = moment.home(member, request.group)
    text = told.refused(moment.rulebook, home, moment.nickname(home, member), request.sort, why)
    grants.tell_member(moment, home, member, text, request.clause)


def _show_out(moment: Moment, request: Request, why: str) -> None:
    """Somebody came in uninvited and may not stay: told kindly first, and free to come back by asking."""
    if request.group is None or request.member is None:
        return
    name = moment.nickname(request.group, request.member)
    text = told.may_not_stay(moment.rulebook, request.group, name, why)
    grants.tell_member(moment, request.group, request.member, text, request.clause)
    action = moment.action_id(request.clause, "remove_member")
    carry(
        moment, [RemoveMember(id=action, group=request.group, clause=request.clause, member=request.member)]
    )
