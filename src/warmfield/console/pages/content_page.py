"""The library: pieces by state, expert and source; what experts owe; how the sources were last read."""

from typing import get_args

from starlette.responses import Response

from warmfield.community.ids import EventId, PieceId
from warmfield.community.piece_events import PieceReviewed, Verdict
from warmfield.community.pieces import PieceRecord
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, went
from warmfield.console.shelf.asked_shelf import A_PAGE, asked_shelf, shelf_shown
from warmfield.console.shelf.content_sayings import ContentSayings
from warmfield.console.shelf.experts_shown import experts_shown, sources_shown
from warmfield.console.visit import Visit
from warmfield.rhythm.library.piece_words import SORTS, STATES

VERDICTS: dict[str, Verdict] = {"ready": "ready", "rejected": "rejected"}


async def _content(visit: Visit) -> Values:
    asked = asked_shelf(visit)
    return {
        "asked": asked,
        "shelf": shelf_shown(visit, asked),
        "experts": experts_shown(visit),
        "sources": list(sources_shown(visit)),
        "states": STATES,
        "sorts": SORTS,
        "content": ContentSayings(visit),
    }


async def _review(visit: Visit) -> Response:
    """All that are ticked at once. A piece that has gone meanwhile is passed over."""
    form, verdict = await visit.form(), VERDICTS.get((await visit.form()).get("verdict", ""))
    named = (await visit.chosen("piece"))[:A_PAGE]
    pieces = [one for name in named if (one := visit.view.get(PieceRecord, name)) is not None]
    back = asked_shelf(visit).url(state=form.get("state", ""))
    if verdict is None or not pieces:
        return went(back, visit.words("Nothing was ticked, so nothing has changed."))
    await visit.ask(await reviewed(visit, [one.id for one in pieces], verdict))
    said = visit.words.many("{count} piece is put up.", "{count} pieces are put up.", len(pieces))
    if verdict == "rejected":
        said = visit.words.many("{count} piece is kept back.", "{count} pieces are kept back.", len(pieces))
    undo = "/content/undo?" + "&".join(f"piece={one.id}.{before(one)}" for one in pieces)
    return went(back, said, undo=undo if len(undo) < 500 else "")


async def _undo(visit: Visit) -> Response:
    """Each piece is again what it was before it was looked at."""
    name, said = await visit.event_name(), visit.request.query_params.getlist("piece")[:A_PAGE]
    back: list[PieceReviewed] = []
    for nth, one in enumerate(said):
        piece, _, was = one.partition(".")
        verdict = next((known for known in get_args(Verdict) if known == was), None)
        if verdict is not None and visit.view.get(PieceRecord, piece) is not None:
            back.append(_event(visit, EventId(f"{name}/{nth}"), PieceId(piece), verdict))
    await visit.ask(back)
    return went("/content", visit.words("It is as it was."))


def before(piece: PieceRecord) -> Verdict:
    """The verdict that makes it again what it is now."""
    return "draft" if piece.state == "draft" else "rejected" if piece.state == "rejected" else "ready"


async def reviewed(visit: Visit, pieces: list[PieceId], verdict: Verdict) -> list[PieceReviewed]:
    name = await visit.event_name()
    return [_event(visit, EventId(f"{name}/{nth}"), one, verdict) for nth, one in enumerate(pieces)]


def _event(visit: Visit, name: EventId, piece: PieceId, verdict: Verdict) -> PieceReviewed:
    return PieceReviewed(at=visit.now, id=name, piece=piece, verdict=verdict, by=visit.person_id)


DOORS = (
    Door("/content", Shown("content.html", "/content", _content), "content"),
    Door("/content/review", _review, "content", "POST"),
    Door("/content/undo", _undo, "content", "POST"),
)
