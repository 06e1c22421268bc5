"""Posters: to print on A4 or A5, or as a picture for the phone."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.community.ids import GroupId
from warmfield.console.doors import Door
from warmfield.console.drawing import draw
from warmfield.console.frame import Shown, Values
from warmfield.console.pages.by_hand.poster_drawn import code_of, picture_of
from warmfield.console.pages.by_hand.poster_made import MAKE, NAMES, Poster
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS, answer
from warmfield.wording import LANGUAGES, Words, words_in

SIZES = ("a4", "a5", "phone")


def _asked(visit: Visit) -> tuple[GroupId, Words]:
    """Any group of the person's may have posters; the first without one named."""
    named = visit.asked.get("group", "")
    if not visit.groups or (named and named not in visit.groups):
        raise HTTPException(404)
    group = GroupId(named) if named else visit.groups[0]
    language = visit.asked.get("in", "")
    known = language if language in LANGUAGES else visit.rulebook.language_of(group)
    return group, words_in(known)


async def _posters(visit: Visit) -> Values:
    group, words = _asked(visit)
    made = ((sort, MAKE[sort](visit, group, words)) for sort in NAMES)
    query = urlencode({"group": group, "in": words.language})
    return {
        "group": group,
        "in_language": words.language,
        "groups": [(at, visit.rulebook.group(at).name) for at in visit.groups],
        "posters": [(sort, NAMES[sort], poster, f"/by-hand/poster/{sort}") for sort, poster in made],
        "query": query,
        "reachable": bool(visit.rulebook.address),
    }


def _poster(visit: Visit) -> tuple[Poster, Words]:
    group, words = _asked(visit)
    make = MAKE.get(visit.given.get("sort", ""))
    poster = None if make is None else make(visit, group, words)
    if poster is None:
        raise HTTPException(404)
    return poster, words


async def poster_page(visit: Visit) -> Response:
    """A page with the poster alone, in the language it is printed in."""
    poster, words = _poster(visit)
    size = visit.asked.get("size", "")
    values = {
        "poster": poster,
        "size": size if size in SIZES else "a4",
        "code": code_of(poster.code) if poster.code else "",
        "back": f"/by-hand/posters?{urlencode(dict(visit.asked))}",
    }
    return answer(visit.request, draw("poster.html", words.language, values))


async def poster_picture(visit: Visit) -> Response:
    poster, _ = _poster(visit)
    named = quote(f"{visit.given['sort']}.svg")
    headers = {**HEADERS, "Content-Disposition": f'inline; filename="{named}"'}
    return Response(picture_of(poster), media_type="image/svg+xml", headers=headers)


def _doors() -> Iterator[Door]:
    yield Door("/by-hand/posters", Shown("posters.html", "/by-hand", _posters), "look")
    yield Door("/by-hand/poster/{sort}.svg", poster_picture, "look")
    yield Door("/by-hand/poster/{sort}", poster_page, "look")


DOORS = tuple(_doors())
