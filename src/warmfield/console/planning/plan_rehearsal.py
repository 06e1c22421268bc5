"""How the last days would have gone under a draft, beside how they go under the plan in force."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from warmfield.community.ids import ClauseNumber, GroupId, MemberId

DAYS = 30
"""How far a rehearsal looks back."""


class Count(Struct, frozen=True):
    """How often something is done in a group: a rung, `review` (a person is asked), or a row like `2.1`."""

    what: str
    group: GroupId
    before: int
    after: int


class Judged(Struct, frozen=True, kw_only=True):
    """A message that is judged otherwise. `before` and `after` are sentences by language; empty: let pass."""

    at: datetime
    group: GroupId
    member: MemberId
    nickname: str
    quote: str
    clause: ClauseNumber
    before: Mapping[str, str]
    after: Mapping[str, str]
    how: Mapping[str, str]
    """What differs, where the two sentences are the same."""


class SaidThen(Struct, frozen=True, kw_only=True):
    """A post of the assistant that comes (`gained`) or no longer comes."""

    at: datetime
    group: GroupId
    row: str
    text: str
    gained: bool


class PlanRehearsal(Struct, frozen=True, kw_only=True):
    """`left_out` events of the time were too many; of `blanked` messages the words are gone."""

    messages: Mapping[GroupId, int]
    counts: Sequence[Count]
    judged: Sequence[Judged]
    said: Sequence[SaidThen]
    left_out: int = 0
    blanked: int = 0


class Progress(Struct, frozen=True):
    done: int
    of: int


class Failed(Struct, frozen=True):
    """It came to no end; the log has the reason."""


State = PlanRehearsal | Progress | Failed | None


class Rehearsals(Protocol):
    """Plays in a process of its own; the engine doesn't wait for it."""

    def state(self, old: str, new: str) -> State:
        """By the versions of the two plans; None where nobody asked for it, or it is long ago."""
        ...

    def begin(self, old: str, new: str) -> None:
        """By their texts. One that runs, or has just ended, isn't begun again."""
        ...
