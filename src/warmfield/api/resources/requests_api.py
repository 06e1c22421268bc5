"""The inbox: what must be decided or done by hand, and the answer to it."""

from typing import Annotated, cast

from fastapi import APIRouter, Query, Response

from warmfield.api.caller import Caller, Who, tag_of
from warmfield.api.cursors import Cursor, Limit, Spot, before, paged, place_in, spot_of
from warmfield.api.faults import Refused
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.shapes.request_shapes import Answer, Answering, Assigning, RequestShape, Snoozing, State
from warmfield.api.shapes.shape import Name, Page
from warmfield.community.ids import GroupId, MemberId, PersonId, RequestId
from warmfield.community.inbox_commands import AnswerUndone, RequestAssigned, RequestSnoozed
from warmfield.community.request_sorts import by_done, offered
from warmfield.community.requests import Request
from warmfield.community.staff_commands import RequestAnswered
from warmfield.moderation.answers import asked_back, may_not, suits
from warmfield.moderation.inbox_commanded import assignable
from warmfield.moderation.taken_back import stands

routes = APIRouter(route_class=GuardedRoute, tags=["requests"], responses=REFUSALS)
NOT_YOURS = {"role": "may_not", "decided": "not_yours", "other": "not_yours"}


@routes.get("/requests", openapi_extra=needs("look"))
async def list_requests(
    who: Who,
    *,
    state: Annotated[list[State], Query(description="Any of these; without it all.")] = [],  # noqa: B006
    group: Annotated[str | None, Query(max_length=200)] = None,
    member: Annotated[str | None, Query(max_length=300)] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[RequestShape]:
    """Requests of your groups, newest first."""
    groups = homes(who) if group is None else [who.group(group)]
    spot = place_in(cursor, "requests", Spot)

    async def look(count: int) -> list[Request]:
        return await who.ports.archive.requests(
            groups=groups,
            member=None if member is None else MemberId(member),
            states=state,
            **before(spot),
            limit=count,
        )

    return await paged("requests", limit, look, spot_of, lambda one: request_shape(who, one))


@routes.get("/requests/{request}", openapi_extra=needs("look"))
async def show_request(who: Who, request: str, response: Response) -> RequestShape:
    """One request, with what you may answer."""
    shape = request_shape(who, _seen(who, request))
    response.headers["ETag"] = tag_of(shape)
    return shape


@routes.post("/requests/{request}/answer", openapi_extra=needs("answer", once=True, match=True))
async def answer_request(who: Who, request: Name, sent: Answering) -> RequestShape:
    """Answer it. Of two who answer the first counts; the second is told with 409."""
    asked, name = _seen(who, request), who.event_name
    if await who.done() is None:
        who.must_match(request_shape(who, asked))
        answered = RequestAnswered(
            at=who.now,
            id=name,
            request=asked.id,
            answer=sent.answer,
            by=who.person,
            text=sent.text,
            worded=sent.worded,
            rung=sent.rung,
        )
        _may_answer(who, asked, answered)
        await who.ask(answered)
        _counted(_seen(who, request), answered)
    return request_shape(who, _seen(who, request))


@routes.post("/requests/{request}/undo", openapi_extra=needs("answer", once=True, match=True))
async def undo_answer(who: Who, request: Name) -> RequestShape:
    """Take the answer back: it is open again. An approved review is undone by its decision."""
    asked = _seen(who, request)
    if await who.done() is None:
        who.must_match(request_shape(who, asked))
        if may_not(who.rulebook, asked, who.person) or not (
            asked.answered_by == who.person or who.may("undo")
        ):
            raise Refused("not_yours")
        if why := stands(who.view, asked):
            raise Refused("unclear", why=who.words(why))
        await who.ask(AnswerUndone(at=who.now, id=who.event_name, request=asked.id, by=who.person))
    return request_shape(who, _seen(who, request))


@routes.post("/requests/{request}/snooze", openapi_extra=needs("answer", once=True))
async def snooze_request(who: Who, request: Name, sent: Snoozing) -> RequestShape:
    """Put it off: nobody is asked before."""
    asked = _seen(who, request)
    if await who.done() is None:
        _may_see_to(who, asked)
        snoozed = RequestSnoozed(
            at=who.now, id=who.event_name, request=asked.id, until=sent.until, by=who.person
        )
        await who.ask(snoozed)
    return request_shape(who, _seen(who, request))


@routes.post("/requests/{request}/assign", openapi_extra=needs("answer", once=True))
async def assign_request(who: Who, request: Name, sent: Assigning) -> RequestShape:
    """Give it to somebody who may answer it; they are told."""
    asked = _seen(who, request)
    if await who.done() is None:
        _may_see_to(who, asked)
        known = assignable(who.rulebook, asked)
        if sent.to is not None and sent.to not in known:
            raise Refused("wrong_shape", errors=[{"where": "body.to", "what": ", ".join(known)}])
        to = None if sent.to is None else PersonId(sent.to)
        await who.ask(RequestAssigned(at=who.now, id=who.event_name, request=asked.id, to=to, by=who.person))
    return request_shape(who, _seen(who, request))


def _may_see_to(who: Caller, asked: Request) -> None:
    """Raises Refused."""
    if asked.state != "open":
        raise Refused("answered")
    if why := may_not(who.rulebook, asked, who.person):
        raise Refused(NOT_YOURS[why])


def _may_answer(who: Caller, asked: Request, answered: RequestAnswered) -> None:
    """Raises Refused."""
    _may_see_to(who, asked)
    if answered.answer not in _answers(asked):
        errors = [{"where": "body.answer", "what": ", ".join(_answers(asked))}]
        raise Refused("wrong_shape", errors=errors)
    if unclear := asked_back(who.rulebook, who.view, answered):
        raise Refused("unclear", why=unclear)


def _counted(asked: Request, answered: RequestAnswered) -> None:
    """Raises Refused where somebody was quicker."""
    if asked.state != "open" and (asked.answered_by, asked.answered_at) != (answered.by, answered.at):
        raise Refused("answered")


def _seen(who: Caller, named: str) -> Request:
    request = who.view.get(Request, RequestId(named))
    if request is None or (request.group is not None and request.group not in who.groups):
        raise Refused("not_here")
    return request


def homes(who: Caller) -> list[GroupId | None]:
    """All their groups, and what belongs to none."""
    return [*who.groups, None]


def _answers(request: Request) -> list[Answer]:
    if request.state != "open":
        return []
    if offered(request.sort):
        return ["take", "pass"]
    answers: list[Answer] = ["done"] if by_done(request.sort) else ["approve", "refuse"]
    return [one for one in (*answers, "take", "pass") if suits(request, one)]


def request_shape(who: Caller, one: Request) -> RequestShape:
    barred = may_not(who.rulebook, one, who.person) or not who.may("answer")
    return RequestShape(
        id=one.id,
        sort=one.sort,
        state=cast("State", one.state),
        at=one.at,
        group=one.group,
        member=one.member,
        clause=one.clause,
        decision=one.decision,
        title=one.title,
        quote=one.quote,
        ready=one.ready,
        why=[line for line in one.subject.get("why", "").split("\n") if line],
        answers=[] if barred else _answers(one),
        taken_by=one.taken_by,
        snoozed_until=one.snoozed_until,
        stands=who.words(stands(who.view, one)) if one.state != "open" else "",
        answered_by=one.answered_by,
        answered_at=one.answered_at,
    )
