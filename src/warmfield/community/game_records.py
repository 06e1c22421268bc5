"""A group's game: the one that is on, and what stays of it. No name is kept, and nothing a member wrote."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from warmfield.community.ids import GroupId, MemberId, RequestId

GameSort = Literal["quiz", "riddles", "idioms", "words", "draw"]
MOST_ASKED = 400
MOST_IN_TABLE = 200
MOST_DRAWS = 5


class Score(Struct, frozen=True, array_like=True, gc=False):
    """Points of one member. `at`, in POSIX seconds, is when so many were reached: the first stands first."""

    who: MemberId
    points: int
    at: float


class Puzzle(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question or a riddle. The first answer is the one that is shown; with options it is one of them."""

    ask: str
    answers: tuple[str, ...]
    options: tuple[str, ...] = ()
    hint: str = ""


class Game(Struct, frozen=True, kw_only=True, tag_field="game", omit_defaults=True):
    """What all games share."""

    until: datetime
    """It ends by itself then, or a little later with the question that is open."""
    due: datetime
    """When the clock has to do something next."""
    played_at: datetime
    """When somebody took part last: a game that nobody plays ends."""
    scores: tuple[Score, ...] = ()
    prompt: RequestId | None = None
    """The request that gives the host words to say."""


class Asked(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The puzzle that is open now."""

    at: datetime
    tried: tuple[MemberId, ...] = ()
    """Who has chosen an option: each has one try."""


class Asking(Game, frozen=True, kw_only=True, tag="asking"):
    """A quiz or riddles: one puzzle after the other. Between two, none is open."""

    sort: Literal["quiz", "riddles"]
    puzzles: tuple[Puzzle, ...]
    place: int = 0
    """Which of them it is at, from 0."""
    open: Asked | None = None


class Chain(Game, frozen=True, kw_only=True, tag="chain"):
    """Each idiom, or word, begins as the one before ends."""

    sort: Literal["idioms", "words"]
    links: tuple[str, ...]
    """The last is the one to go on from."""
    last_by: MemberId | None = None
    """None: the assistant's own."""
    last_at: datetime
    helped: int = 0
    """How often the assistant helped out."""
    spoke_at: datetime
    """The assistant's last line: in a rush it says only one every few seconds."""
    owes: bool = False
    """Links were accepted since then, and nobody was told."""


class Draw(Game, frozen=True, kw_only=True, tag="draw"):
    """A lucky draw. The seed is secret until the list is closed; its hash was posted at the start."""

    id: str
    prizes: tuple[str, ...]
    """One for each winner, in the order they are drawn."""
    word: str
    """Who writes it takes part."""
    seed: str
    """64 hex digits."""
    entries: tuple[MemberId, ...] = ()
    list_hash: str = ""
    """SHA-256 of the closed list as it was posted; empty while it is open."""
    spoke_at: datetime


class Drawn(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A draw that is over: all that is needed to draw it again, in numbers."""

    id: str
    at: datetime
    commitment: str
    seed: str
    entries: int
    list_hash: str
    prizes: tuple[str, ...]
    winners: tuple[int, ...]
    """Numbers of the list, in the order of the prizes."""


class GameRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Bounded: 400 puzzles that were asked, 200 members in the season's table, 5 draws."""

    id: GroupId
    game: Asking | Chain | Draw | None = None
    ended_at: float = 0.0
    """When the last game ended, in POSIX seconds."""
    asked: tuple[int, ...] = ()
    """Checksums of the puzzles asked last, so that they come again as late as can be."""
    season_since: datetime | None = None
    season: tuple[Score, ...] = ()
    draws: tuple[Drawn, ...] = ()
