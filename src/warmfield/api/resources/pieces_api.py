"""The library: pieces, bringing one, and putting it up or down."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from warmfield.api.caller import Caller, Who, tag_of
from warmfield.api.cursors import Cursor, Limit, paged, place_in
from warmfield.api.faults import Refused
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.shapes.piece_shapes import (
    Bringing,
    PieceShape,
    PieceState,
    Reviewing,
    UseShape,
)
from warmfield.api.shapes.shape import Page
from warmfield.community.ids import PersonId, PieceId
from warmfield.community.piece_events import PieceAdded, PieceReviewed
from warmfield.community.pieces import PieceRecord, Shelved
from warmfield.rhythm.library.shelving import marks_of, shelf_of, twin
from warmfield.rhythm.library.tidy import title_of

routes = APIRouter(route_class=GuardedRoute, tags=["pieces"], responses=REFUSALS)


@routes.get("/pieces", openapi_extra=needs("look"))
async def list_pieces(
    who: Who,
    *,
    state: Annotated[PieceState | None, Query()] = None,
    expert: Annotated[str | None, Query(max_length=200)] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[PieceShape]:
    """What stands on the shelf, newest first."""
    after = place_in(cursor, "pieces", str)
    every = [
        one
        for one in reversed(shelf_of(who.view).pieces)
        if state in (None, one.state) and expert in (None, one.expert)
    ]
    begin = next((place + 1 for place, one in enumerate(every) if one.id == after), 0)

    async def look(count: int) -> list[Shelved]:
        return every[begin : begin + count]

    return await paged(
        "pieces", limit, look, lambda one: one.id, lambda one: piece_shape(who, _seen(who, one.id))
    )


@routes.get("/pieces/{piece}", openapi_extra=needs("look"))
async def show_piece(who: Who, piece: str, response: Response) -> PieceShape:
    """One piece."""
    shape = piece_shape(who, _seen(who, piece))
    response.headers["ETag"] = tag_of(shape)
    return shape


@routes.post("/pieces", openapi_extra=needs("content", once=True), status_code=201)
async def bring_piece(who: Who, sent: Bringing) -> PieceShape:
    """Bring one. What the plan's sieve keeps back stands there as rejected, with the reason."""
    at = await who.done()
    if at is None:
        _may_come(who, sent)
        added = PieceAdded(
            at=who.now,
            id=who.event_name,
            title=sent.title,
            text=sent.text,
            link=sent.link,
            sort=sent.sort or "",
            expert=None if sent.expert is None else PersonId(sent.expert),
            themes=tuple(sent.themes),
            language=sent.language,
            by=who.person,
        )
        at = await who.ask(added)
    found = (who.view.get(PieceRecord, one.id) for one in reversed(shelf_of(who.view).pieces))
    piece = next((one for one in found if one is not None and one.at == at), None)
    if piece is None:
        raise Refused("not_here")
    return piece_shape(who, piece)


@routes.post("/pieces/{piece}/review", openapi_extra=needs("content", once=True, match=True))
async def review_piece(who: Who, piece: str, sent: Reviewing) -> PieceShape:
    """Put it up, or take it down."""
    found = _seen(who, piece)
    if await who.done() is None:
        who.must_match(piece_shape(who, found))
        reviewed = PieceReviewed(
            at=who.now,
            id=who.event_name,
            piece=found.id,
            verdict=sent.verdict,
            text=sent.text,
            by=who.person,
        )
        await who.ask(reviewed)
    return piece_shape(who, _seen(who, piece))


def _may_come(who: Caller, sent: Bringing) -> None:
    """Raises Refused."""
    title = title_of(sent.title) or title_of(sent.text)
    if not title:
        raise Refused(
            "wrong_shape", errors=[{"where": "body.title", "what": "A title, or a text that has one."}]
        )
    if sent.expert is not None and sent.expert not in who.rulebook.plan.content.experts:
        known = ", ".join(who.rulebook.plan.content.experts)
        raise Refused("wrong_shape", errors=[{"where": "body.expert", "what": known}])
    if twin(shelf_of(who.view), marks_of(title, sent.link), besides="rejected") is not None:
        raise Refused("nothing_to_do")


def _seen(who: Caller, named: str) -> PieceRecord:
    found = who.view.get(PieceRecord, PieceId(named))
    if found is None:
        raise Refused("not_here")
    return found


def piece_shape(who: Caller, one: PieceRecord) -> PieceShape:
    return PieceShape(
        id=one.id,
        sort=one.sort,
        state=one.state,
        title=one.title,
        text=one.text,
        link=one.link,
        expert=one.expert,
        themes=list(one.themes),
        language=one.language,
        source=one.source,
        why=one.why,
        at=one.at,
        by=one.by,
        uses=[
            UseShape(
                at=use.at,
                group=use.group,
                answers=use.answers,
                near=use.near,
                people=use.people,
                reactions=use.reactions,
            )
            for use in one.uses
            if use.group in who.groups
        ],
    )
