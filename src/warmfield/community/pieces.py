"""The library's memory: pieces, where each stands on the shelf, and how the group received it."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from warmfield.community.ids import ActionId, GroupId, MemberId, MessageId, PersonId, PieceId

PieceSort = Literal["article", "tip", "talk", "game", "offer", "topic"]
PIECE_SORTS: tuple[PieceSort, ...] = ("article", "tip", "talk", "game", "offer", "topic")
State = Literal["draft", "ready", "used", "rejected"]
"""Found and waiting for a look; may be posted; was posted at least once; will not be."""


class Use(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One post with the piece in it, as it was received within a day.

    `answers` are replies to it, `near` what members wrote shortly after; `people` and `reactions`
    count members. `beside` are the other pieces of the same post.
    """

    at: datetime
    group: GroupId
    sort: str
    answers: int = 0
    near: int = 0
    people: int = 0
    reactions: int = 0
    beside: int = 0


class PieceRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A piece. `text` is plain, a paragraph a line; `source` is a source of the plan, empty where a
    person brought it. `why` says what kept it off the shelf: a key of `sieve.WHY`, and the word.
    """

    id: PieceId
    sort: PieceSort
    title: str
    text: str = ""
    link: str = ""
    expert: PersonId | None = None
    themes: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    state: State = "draft"
    why: str = ""
    at: datetime
    """When it came."""
    by: PersonId | None = None
    """Who brought it, or who looked at it last."""
    uses: tuple[Use, ...] = ()
    """The last twenty."""


class Shelved(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A piece as the shelf lists it: all that is needed to choose one. Times are POSIX seconds."""

    id: PieceId
    state: State
    sort: PieceSort
    source: str
    expert: str
    themes: tuple[str, ...]
    language: str
    at: float
    until: float = 0.0
    """After this nobody wants to read it; 0: it keeps."""
    used: tuple[tuple[str, float], ...] = ()
    """In which groups it was posted last, and when."""
    warmth: float = 0.0
    """How well it was received, on average; 0 where it wasn't posted yet."""
    marks: tuple[int, ...] = ()
    """Of link and title: the same piece isn't put up twice."""
    asked: bool = False
    """A person was asked to look at it."""
    moments: float = 0.0
    """When its expert was given it for their own Moments."""


class Awaited(Struct, frozen=True, array_like=True, gc=False):
    """A post on its way: the platform will say under which id."""

    action: ActionId
    group: GroupId


class ShelfRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The community's shelf, oldest first, at most a thousand pieces; `made` counts all there ever were."""

    made: int = 0
    pieces: tuple[Shelved, ...] = ()
    awaited: tuple[Awaited, ...] = ()


class Shown(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A post of ours whose reception is being counted, until `until`; times are POSIX seconds.

    What others write up to `near_until` is taken to be about it.
    """

    action: ActionId
    at: float
    near_until: float
    until: float
    sort: str
    key: str
    pieces: tuple[PieceId, ...] = ()
    message: MessageId | None = None
    answers: int = 0
    near: int = 0
    people: tuple[MemberId, ...] = ()
    liked: tuple[MemberId, ...] = ()


class ReceptionRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One group's posts of the last day. Bounded: at most twenty posts, fifty members each."""

    id: GroupId
    shown: tuple[Shown, ...] = ()
