"""How pieces come into the library, and what staff decide about them."""

from datetime import datetime
from typing import Literal

from warmfield.community.happening import Happened
from warmfield.community.ids import PersonId, PieceId

Verdict = Literal["ready", "rejected", "draft"]


class PieceFound(Happened, frozen=True, kw_only=True, tag="piece_found"):
    """A source of the plan, a feed or a hot list, brings something new."""

    source: str
    title: str = ""
    text: str = ""
    link: str = ""
    language: str = ""
    published: datetime | None = None


class PieceAdded(Happened, frozen=True, kw_only=True, tag="piece_added"):
    """A person brings a piece. `expert` is who wrote it; `sort` empty: told by whether it has a link."""

    title: str = ""
    text: str = ""
    link: str = ""
    sort: str = ""
    expert: PersonId | None = None
    themes: tuple[str, ...] = ()
    language: str = ""
    by: PersonId | None = None


class PieceReviewed(Happened, frozen=True, kw_only=True, tag="piece_reviewed"):
    """A person puts a piece up, takes it down, or lets it wait for a look again; `text` says why."""

    piece: PieceId
    verdict: Verdict
    text: str = ""
    by: PersonId | None = None
