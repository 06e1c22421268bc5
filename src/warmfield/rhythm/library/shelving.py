"""Putting pieces on the shelf, and finding and changing what stands there."""

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.draft import Draft, View
from warmfield.community.ids import PieceId
from warmfield.community.pieces import PieceRecord, ShelfRecord, Shelved
from warmfield.reading.normalise import plain

MOST = 1_000
"""Pieces the shelf lists: a year of three a day."""
_TRACKING = re.compile(r"utm_\w+|spm|share_\w+|from|isappinstalled")
"""What is added to an address to tell who came by it; the page is the same."""
_SIGNS = re.compile(r"[\W_]+")
EMPTY = ShelfRecord()
SHORTEST = 4
"""Signs of a title below which the same title says little about being the same piece."""
FIRST_TO_GO = {"rejected": 0, "draft": 1, "used": 2, "ready": 3}


def marks_of(title: str, link: str) -> tuple[int, ...]:
    """By which the same piece is known again: where it stands, and what it is called."""
    address = _bare(link)
    name = _SIGNS.sub("", plain(title))
    told = [f"link {address}"] if address else []
    told += [f"title {name}"] if len(name) >= SHORTEST else []
    return tuple(int.from_bytes(blake2b(one.encode(), digest_size=7).digest()) for one in told)


def _bare(link: str) -> str:
    """Without scheme, `www` and what only tracks readers."""
    try:
        parts = urlsplit(link.strip())
        query = sorted(pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0]))
    except ValueError:
        return link.strip()
    place = f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}"
    return f"{place}?{urlencode(query)}" if query else place


def twin(shelf: ShelfRecord, marks: Iterable[int], besides: str = "") -> PieceId | None:
    """The same piece, where it stands there already; `besides` is a state that doesn't count."""
    wanted = set(marks)
    alike = (one for one in reversed(shelf.pieces) if not wanted.isdisjoint(one.marks))
    return next((one.id for one in alike if one.state != besides), None)


def shelf_of(view: View | Draft) -> ShelfRecord:
    return view.get(ShelfRecord, "") or EMPTY


def put_up(moment: Moment, piece: PieceRecord, until: float = 0.0) -> PieceRecord:
    """Give the piece the next number and a place on the shelf."""
    shelf = moment.draft.shelf()
    numbered = replace(piece, id=PieceId(f"c{shelf.made + 1}"))
    listed = Shelved(
        id=numbered.id,
        state=numbered.state,
        sort=numbered.sort,
        source=numbered.source,
        expert=numbered.expert or "",
        themes=numbered.themes,
        language=numbered.language,
        at=numbered.at.timestamp(),
        until=until,
        marks=marks_of(numbered.title, numbered.link),
    )
    moment.draft.put(numbered)
    moment.draft.put(replace(shelf, made=shelf.made + 1, pieces=_bounded((*shelf.pieces, listed))))
    return numbered


def _bounded(pieces: tuple[Shelved, ...]) -> tuple[Shelved, ...]:
    """Full, the shelf loses first what was taken down, then what nobody looked at, then what was used."""
    if len(pieces) <= MOST:
        return pieces
    gone = min(pieces, key=lambda one: (FIRST_TO_GO[one.state], one.at))
    return tuple(one for one in pieces if one is not gone)


def changed(moment: Moment, piece: PieceRecord, **fields: Any) -> PieceRecord:  # noqa: ANN401 - fields of a record
    """Change a piece; its state is the shelf's too."""
    new = replace(piece, **fields)
    moment.draft.put(new)
    relisted(moment, new.id, state=new.state)
    return new


def relisted(moment: Moment, piece: PieceId, **fields: Any) -> None:  # noqa: ANN401
    """Change how the shelf lists a piece; one that has left the shelf stays away."""
    shelf = moment.draft.shelf()
    pieces = tuple(replace(one, **fields) if one.id == piece else one for one in shelf.pieces)
    moment.draft.put(replace(shelf, pieces=pieces))


def listed(shelf: ShelfRecord, piece: PieceId) -> Shelved | None:
    return next((one for one in shelf.pieces if one.id == piece), None)
