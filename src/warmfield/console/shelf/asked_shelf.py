"""Which pieces the library's address asks for; newest first, a page at a time."""

from collections.abc import Iterator
from urllib.parse import urlencode

from msgspec import Struct

from warmfield.community.pieces import PieceRecord, Shelved
from warmfield.console.visit import Visit
from warmfield.rhythm.library.piece_words import SORTS, STATES
from warmfield.rhythm.library.shelving import shelf_of

A_PAGE = 20


class AskedShelf(Struct, frozen=True, kw_only=True):
    """Empty: any. `page` counts from 1."""

    state: str
    sort: str
    expert: str
    source: str
    page: int

    def url(self, **changed: object) -> str:
        here = {"state": self.state, "sort": self.sort, "expert": self.expert, "source": self.source}
        said = {name: str(value) for name, value in {**here, **changed}.items() if value}
        return f"/content?{urlencode(said)}" if said else "/content"

    def holds(self, piece: Shelved) -> bool:
        return (
            self.state in ("", piece.state)
            and self.sort in ("", piece.sort)
            and self.expert in ("", piece.expert)
            and self.source in ("", piece.source)
        )


class Shelf(Struct, frozen=True, kw_only=True):
    """`counts`: pieces by state, of what the other filters let through. `pages`: how many there are."""

    pieces: list[PieceRecord]
    counts: dict[str, int]
    pages: int


def asked_shelf(visit: Visit) -> AskedShelf:
    asked, plan = visit.asked, visit.rulebook.plan
    page = asked.get("page", "")
    sources = {one.name for one in plan.content.sources}
    return AskedShelf(
        state=_known(asked.get("state", ""), STATES),
        sort=_known(asked.get("sort", ""), SORTS),
        expert=_known(asked.get("expert", ""), plan.people),
        source=_known(asked.get("source", ""), sources),
        page=int(page) if page.isascii() and page.isdecimal() and 0 < len(page) < 5 else 1,
    )


def _known(said: str, known: object) -> str:
    return said if isinstance(known, dict | set) and said in known else ""


def shelf_shown(visit: Visit, asked: AskedShelf) -> Shelf:
    """Only the pieces of the page are read."""
    listed = list(reversed(shelf_of(visit.view).pieces))
    any_state = AskedShelf(state="", sort=asked.sort, expert=asked.expert, source=asked.source, page=1)
    fitting = [one for one in listed if any_state.holds(one)]
    counts = {state: sum(one.state == state for one in fitting) for state in STATES}
    wanted = [one for one in fitting if asked.state in ("", one.state)]
    start = (max(1, asked.page) - 1) * A_PAGE
    return Shelf(
        pieces=list(_read(visit, wanted[start : start + A_PAGE])),
        counts=counts,
        pages=max(1, -(-len(wanted) // A_PAGE)),
    )


def _read(visit: Visit, those: list[Shelved]) -> Iterator[PieceRecord]:
    found = (visit.view.get(PieceRecord, one.id) for one in those)
    yield from (one for one in found if one is not None)
