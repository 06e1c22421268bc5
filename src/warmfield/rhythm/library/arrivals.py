"""A piece comes in: from a source of the plan, or by a person."""

from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId, PieceId
from warmfield.community.piece_events import PieceAdded, PieceFound
from warmfield.community.pieces import PIECE_SORTS, PieceRecord, PieceSort, State
from warmfield.plan.sections.library import ContentSource
from warmfield.rhythm.library.choosing import language_of, source_named
from warmfield.rhythm.library.owed import settle_owed
from warmfield.rhythm.library.shelving import marks_of, put_up, twin
from warmfield.rhythm.library.sieve import why_kept_off
from warmfield.rhythm.library.tidy import excerpt_of, own_text, title_of
from warmfield.rhythm.library.woken_groups import groups_without, unlooked, woken
from warmfield.rhythm.local_time import DAY

KEEPS = {"hot_list": timedelta(days=2), "feed": timedelta(days=30)}
"""How long what was found is worth reading: talk of the town is old the day after."""
FOUND_A_DAY = 50
"""Pieces of one source in a day; what comes beyond isn't looked at."""


class Brought(Struct, frozen=True):
    """What came of a piece: its state, or `twin`, or `empty`.

    For a twin `piece` is None and `known` the one that stands there already.
    """

    how: str
    piece: PieceRecord | None = None
    known: PieceId | None = None


def found(moment: Moment, event: PieceFound) -> None:
    """From a source the plan still has, new, and fresh; else nothing follows."""
    source = source_named(moment.rulebook, event.source)
    title = title_of(event.title) or title_of(event.text)
    if source is None or not title or _came_lately(moment, source) >= FOUND_A_DAY:
        return
    keeps = KEEPS.get(source.sort)
    written = min(event.published or event.at, event.at)
    until = None if keeps is None else written + keeps
    if (until is not None and until <= event.at) or twin(moment.draft.shelf(), marks_of(title, event.link)):
        return
    text = excerpt_of(event.text)
    told = (event.language, source.language)
    piece = PieceRecord(
        id=PieceId(""),
        sort="topic" if source.sort == "hot_list" else "article",
        title=title,
        text="" if text == title else text,
        link=event.link,
        language=language_of(moment.rulebook, told, f"{title} {text}"),
        source=source.name,
        at=event.at,
    )
    _up(moment, piece, source, 0.0 if until is None else until.timestamp())


def added(moment: Moment, event: PieceAdded) -> None:
    bring(moment, event)


def bring(moment: Moment, event: PieceAdded) -> Brought:
    """From a person; also what is owed by them this week or for a fixture is done with it."""
    title = title_of(event.title) or title_of(event.text)
    text = own_text(event.text)
    if not title:
        return Brought("empty")
    known = twin(moment.draft.shelf(), marks_of(title, event.link), besides="rejected")
    if known is not None:
        return Brought("twin", known=known)
    piece = PieceRecord(
        id=PieceId(""),
        sort=_sort(event),
        title=title,
        text="" if text == title else text,
        link=event.link,
        expert=event.expert,
        themes=event.themes,
        language=language_of(moment.rulebook, (event.language,), f"{title} {text}"),
        source=_library(moment).name,
        at=event.at,
        by=event.by,
    )
    put = _up(moment, piece, _library(moment), 0.0)
    if put.state != "rejected":
        settle_owed(moment, put.expert or put.by or PersonId(""))
    return Brought(put.state, put)


def _sort(event: PieceAdded) -> PieceSort:
    known = next((one for one in PIECE_SORTS if one == event.sort), None)
    return known or ("article" if event.link else "tip")


def _library(moment: Moment) -> ContentSource:
    """The plan's own; where it names none, what staff bring is ready at once, for briefs and fixtures."""
    own = (one for one in moment.rulebook.plan.content.sources if one.sort == "library")
    return next(own, ContentSource(name="", sort="library", approval=False))


def _up(moment: Moment, piece: PieceRecord, source: ContentSource, until: float) -> PieceRecord:
    """Through the sieve onto the shelf; the clocks of who waits for such a piece look at it."""
    strange = None if source.sort == "library" else source
    why = why_kept_off(moment.rulebook.plan.content, strange, f"{piece.title} {piece.text}")
    state: State = "rejected" if why else "draft" if source.approval else "ready"
    waiting = () if why else groups_without(moment, [source.name]) if state == "ready" else unlooked(moment)
    put = put_up(moment, replace(piece, state=state, why=why), until)
    woken(moment, waiting)
    return put


def _came_lately(moment: Moment, source: ContentSource) -> int:
    since = (moment.now - DAY).timestamp()
    return sum(one.source == source.name and one.at > since for one in moment.draft.shelf().pieces)
