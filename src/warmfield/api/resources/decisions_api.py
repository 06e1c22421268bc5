"""What was decided, and taking it back."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from warmfield.api.caller import Caller, Who, tag_of
from warmfield.api.cursors import Cursor, Limit, Spot, before, paged, place_in, spot_of
from warmfield.api.faults import Refused
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.shapes.decision_shapes import DecisionShape, FindingShape, Undoing
from warmfield.api.shapes.shape import Page
from warmfield.community.findings import Decision
from warmfield.community.ids import DecisionId, MemberId
from warmfield.community.staff_commands import DecisionUndone
from warmfield.moderation.undo import can_be_undone

routes = APIRouter(route_class=GuardedRoute, tags=["decisions"], responses=REFUSALS)


@routes.get("/decisions", openapi_extra=needs("look"))
async def list_decisions(
    who: Who,
    *,
    group: Annotated[str | None, Query(max_length=200)] = None,
    member: Annotated[str | None, Query(max_length=300)] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[DecisionShape]:
    """Decisions in your groups, newest first."""
    groups, spot = who.among(group), place_in(cursor, "decisions", Spot)

    async def look(count: int) -> list[Decision]:
        if not groups:
            return []
        return await who.ports.archive.decisions(
            groups=groups, member=None if member is None else MemberId(member), **before(spot), limit=count
        )

    return await paged("decisions", limit, look, spot_of, decision_shape)


@routes.get("/decisions/{decision:path}", openapi_extra=needs("look"))
async def show_decision(who: Who, decision: str, response: Response) -> DecisionShape:
    """One decision, with its findings. Its id holds slashes, which stand in the address as they are."""
    shape = decision_shape(_seen(who, decision))
    response.headers["ETag"] = tag_of(shape)
    return shape


@routes.post("/decisions/{decision:path}/undo", openapi_extra=needs("undo", once=True, match=True))
async def undo_decision(who: Who, decision: str, sent: Undoing) -> DecisionShape:
    """Take it back: what can be restored is restored, and the member is told."""
    found = _seen(who, decision)
    if await who.done() is None:
        who.must_match(decision_shape(found))
        if not can_be_undone(found):
            raise Refused("nothing_to_do")
        undone = DecisionUndone(
            at=who.now, id=who.event_name, decision=found.id, by=who.person, text=sent.text
        )
        await who.ask(undone)
    return decision_shape(_seen(who, decision))


def _seen(who: Caller, named: str) -> Decision:
    decision = who.view.get(Decision, DecisionId(named))
    if decision is None or decision.group not in who.groups:
        raise Refused("not_here")
    return decision


def decision_shape(one: Decision) -> DecisionShape:
    bands = (*one.bands, *[""] * len(one.findings))
    return DecisionShape(
        id=one.id,
        event=one.event,
        at=one.at,
        group=one.group,
        member=one.member,
        band=one.band,
        rung=one.rung,
        findings=[
            FindingShape(clause=each.clause, reason=each.reason, score=each.score, band=band)
            for each, band in zip(one.findings, bands, strict=False)
        ],
        actions=[str(each.__struct_config__.tag) for each in one.actions],
        quote=one.quote,
        told=list(one.told),
        plan=one.plan,
        dry=one.dry,
        decided_by=one.decided_by,
        undone_by=one.undone_by,
        undone_at=one.undone_at,
        appeal=one.appeal,
    )
