"""What the rules of every game are given, and what they give back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from msgspec import Struct

from warmfield.community.game_records import Asking, Chain, Draw
from warmfield.community.ids import MemberId
from warmfield.plan.sections.games import Games
from warmfield.wording import Words

G = TypeVar("G", Asking, Chain, Draw)
BREATH = timedelta(seconds=8)
"""Between a right answer and the next question, and at least between two lines of the assistant in a rush."""


class Said(Struct, frozen=True):
    """What a member wrote: lower case, narrow, simplified script."""

    who: MemberId
    plain: str


class Table(Struct, frozen=True, kw_only=True):
    """The group around the game, at a moment."""

    now: datetime
    words: Words
    games: Games
    name: Callable[[MemberId], str]
    """The nickname in the group; empty where the member is gone or erased."""
    staff: Callable[[MemberId], bool]


class Line(Struct, frozen=True):
    """The assistant says it; as a reply, it answers what was just said."""

    text: str
    reply: bool = False


class Move(Struct, Generic[G], frozen=True):
    """The game after it, and what is said. When it is over, `game` is how it ended."""

    game: G
    lines: tuple[Line, ...] = ()
    over: bool = False


AnyGame = Asking | Chain | Draw
AnyMove = Move[Asking] | Move[Chain] | Move[Draw]
