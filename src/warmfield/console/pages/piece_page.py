"""A piece: how it stands in a group, where it was and how it was received; a new one is added."""

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.acts.moment import Moment
from warmfield.community.draft import Draft
from warmfield.community.ids import PersonId
from warmfield.community.piece_events import PieceAdded
from warmfield.community.pieces import PieceRecord, ReceptionRecord, Use
from warmfield.console.doors import Door
from warmfield.console.filled_form import Filled
from warmfield.console.frame import Shown, Values, page, went
from warmfield.console.pages.content_page import before, reviewed
from warmfield.console.shelf.content_sayings import ContentSayings
from warmfield.console.visit import Visit
from warmfield.rhythm.library.arrivals import Brought, bring
from warmfield.rhythm.library.in_post import piece_text
from warmfield.rhythm.library.piece_words import SORTS
from warmfield.rhythm.library.reception import use_of
from warmfield.rhythm.library.tidy import LONGEST_OWN, LONGEST_TITLE
from warmfield.wording import later, words_in

HERE = "/content"
LONGEST_LINK = 2_000
TWIN = later("That is in the library already, as {id}: {title}")
KEPT_BACK = later("It can't go up: {why}.")
NO_LINK = later("A link begins with https:// or http://.")


async def _piece(visit: Visit) -> Values:
    piece = _named(visit)
    return {
        "piece": piece,
        "text": _as_posted(visit, piece),
        "uses": [*_running(visit, piece), *reversed(piece.uses)],
        "content": ContentSayings(visit),
    }


def _named(visit: Visit) -> PieceRecord:
    piece = visit.view.get(PieceRecord, visit.given["piece"])
    if piece is None:
        raise HTTPException(404)
    return piece


def _as_posted(visit: Visit, piece: PieceRecord) -> str:
    return piece_text(visit.rulebook, words_in(piece.language or visit.rulebook.language), piece)


def _running(visit: Visit, piece: PieceRecord) -> list[Use]:
    """What posts of the last day have got so far, in the reader's groups."""
    records = (visit.view.get(ReceptionRecord, group) for group in visit.groups)
    return [
        use_of(record.id, shown)
        for record in records
        if record is not None
        for shown in record.shown
        if piece.id in shown.pieces
    ]


async def _review(visit: Visit) -> Response:
    """Put up or taken down; both can be taken back."""
    piece, up = _named(visit), (await visit.form()).get("verdict") == "ready"
    undo = f"/content/undo?piece={piece.id}.{before(piece)}"
    await visit.ask(await reviewed(visit, [piece.id], "ready" if up else "rejected"))
    said = visit.words("It is put up.") if up else visit.words("It is taken down.")
    return went(f"/content/of/{piece.id}", said, undo=undo)


async def _empty(visit: Visit) -> Response:
    own = visit.person_id if visit.person_id in visit.rulebook.plan.content.experts else ""
    return _form(visit, Filled(visit, {"expert": own}))


async def _add(visit: Visit) -> Response:
    """Shown as it will stand in a group, then put into the library."""
    form = Filled(visit, await visit.form())
    added = await _added(visit, form)
    brought = _what_comes(visit, added)
    _say_why_not(visit, form, brought)
    if form.wrong or brought.piece is None or form.fields.get("sure") == "back":
        return _form(visit, form, await visit.chosen("themes"), 422 if form.wrong else 200)
    if form.fields.get("sure") == "yes":
        await visit.ask([added])
        undo = f"/content/undo?piece={brought.piece.id}.rejected"
        return went(f"/content/of/{brought.piece.id}", visit.words("It is in the library."), undo=undo)
    return await _sure(visit, brought.piece)


async def _added(visit: Visit, form: Filled) -> PieceAdded:
    link = form.line("link", LONGEST_LINK)
    if link and not link.startswith(("https://", "http://")):
        form.blame("link", NO_LINK)
    expert = form.one_of("expert", visit.rulebook.plan.people)
    chosen = await visit.chosen("themes")
    return PieceAdded(
        at=visit.now,
        id=await visit.event_name(),
        title=form.line("title", LONGEST_TITLE, needed=True),
        text=form.lines("text", LONGEST_OWN),
        link=link,
        sort=form.one_of("sort", SORTS),
        expert=PersonId(expert) if expert else None,
        themes=tuple(one for one in visit.rulebook.plan.themes if one in chosen),
        language=form.one_of("language", visit.rulebook.plan.community.languages),
        by=visit.person_id,
    )


def _what_comes(visit: Visit, added: PieceAdded) -> Brought:
    return bring(Moment(visit.rulebook, Draft(visit.view, visit.now), added), added)


def _say_why_not(visit: Visit, form: Filled, brought: Brought) -> None:
    if brought.known is not None:
        there = visit.view.get(PieceRecord, brought.known)
        form.blame("title", TWIN, id=brought.known, title="" if there is None else there.title)
    elif brought.piece is not None and brought.piece.state == "rejected":
        form.blame("text", KEPT_BACK, why=ContentSayings(visit).why(brought.piece.why))


def _form(visit: Visit, form: Filled, themes: list[str] | None = None, status: int = 200) -> Response:
    plan = visit.rulebook.plan
    values = {
        "form": form.fields,
        "wrong": form.wrong,
        "chosen": themes or [],
        "themes": plan.themes,
        "people": plan.people,
        "sorts": SORTS,
        "content": ContentSayings(visit),
        "languages": plan.community.languages,
        "most": {"title": LONGEST_TITLE, "text": LONGEST_OWN},
    }
    return page(visit, "piece_form.html", HERE, values, status)


async def _sure(visit: Visit, piece: PieceRecord) -> Response:
    sent = (await visit.request.form()).multi_items()
    values = {
        "piece": piece,
        "text": _as_posted(visit, piece),
        "hidden": [one for one in sent if one[0] not in ("form", "once", "sure") and isinstance(one[1], str)],
        "content": ContentSayings(visit),
    }
    return page(visit, "piece_sure.html", HERE, values)


DOORS = (
    Door("/content/of/{piece}", Shown("piece.html", "/content", _piece), "content"),
    Door("/content/of/{piece}", _review, "content", "POST"),
    Door("/content/new", _empty, "content"),
    Door("/content/new", _add, "content", "POST"),
)
