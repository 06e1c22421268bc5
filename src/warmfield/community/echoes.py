"""The community's last longer messages, kept so that the same post is known again in another group."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from warmfield.community.ids import GroupId, MemberId, MessageId

ECHOES = 400
"""So many echoes are kept at least, as far as the clause looks back, and less than a slice more."""
SLICE = 16
OUTGROWN = 0.75
"""The share of echoes that are gone from which on marks are gathered anew."""
LOWEST = 10
"""Of two posts that are one, all but two pairs in a thousand share two of their ten lowest hashes: with six
hashes in ten in common, the binomial chance of at most one among ten is .0017."""


class Echo(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A longer message, for finding the same one in other groups."""

    message: MessageId
    who: MemberId
    group: GroupId
    at: float
    skeleton: str
    sketch: tuple[int, ...]
    words: int = 0
    """Effective length; posts of very different lengths are no copies."""


class EchoSlice(Struct, frozen=True):
    """Echoes that stay together and no longer change; `number` counts slices up."""

    number: int
    echoes: tuple[Echo, ...]


class Marks:
    """Where marks (a skeleton, the lowest hashes) stand among echoes: a bit for each echo.

    It only grows, and so is shared by the records that follow one another: each looks at its own part.
    """

    def __init__(self, echoes: Iterable[Echo]) -> None:
        self._echoes: list[Echo] = []
        self._places: dict[str | int, int] = {}
        for echo in echoes:
            self.add(echo)

    def __len__(self) -> int:
        return len(self._echoes)

    def add(self, echo: Echo) -> None:
        bit, places = 1 << len(self._echoes), self._places
        self._echoes.append(echo)
        places[echo.skeleton] = places.get(echo.skeleton, 0) | bit
        for mark in echo.sketch[:LOWEST]:
            places[mark] = places.get(mark, 0) | bit

    def sharing(self, skeleton: str, lowest: Sequence[int], first: int, end: int) -> list[Echo]:
        """Give the echoes from `first` to before `end` with this skeleton or two of these hashes."""
        places = self._places
        once, found = 0, places.get(skeleton, 0)
        for mark in lowest:
            here = places.get(mark, 0)
            found |= once & here
            once |= here
        found = (found & ((1 << end) - 1)) >> first
        echoes = []
        while found:
            bit = found & -found
            echoes.append(self._echoes[first + bit.bit_length() - 1])
            found ^= bit
        return echoes


class Part(NamedTuple):
    """What of the marks is a record's own."""

    marks: Marks
    first: int
    end: int


class EchoesRecord(Struct, frozen=True, kw_only=True, omit_defaults=True, dict=True):
    """The community's last echoes, oldest first; the rule looks at no more than its window.

    `full` are slices of SLICE echoes, `latest` what came after them. `made` slices were there ever.
    """

    full: tuple[EchoSlice, ...] = ()
    latest: tuple[Echo, ...] = ()
    made: int = 0

    @property
    def echoes(self) -> tuple[Echo, ...]:
        return (*(echo for one in self.full for echo in one.echoes), *self.latest)

    @cached_property
    def part(self) -> Part:
        marks = Marks(self.echoes)
        return Part(marks, 0, len(marks))

    def sharing(self, skeleton: str, lowest: Sequence[int]) -> list[Echo]:
        """Give the echoes with this skeleton or two of these hashes among their lowest, oldest first."""
        marks, first, end = self.part
        return marks.sharing(skeleton, lowest, first, end)

    def adding(self, echo: Echo, since: float) -> "EchoesRecord":
        """Slices go as a whole, once all in them is older than `since` or too far back."""
        full, latest, made = self.full, (*self.latest, echo), self.made
        if len(latest) >= SLICE:
            full, latest, made = (*full, EchoSlice(made, latest)), (), made + 1
        gone = max(0, len(full) - ECHOES // SLICE)
        while gone < len(full) and full[gone].echoes[-1].at < since:
            gone += 1
        after = EchoesRecord(full=full[gone:], latest=latest, made=made)
        marks, first, end = self.part
        first += sum(len(one.echoes) for one in full[:gone])
        if len(marks) == end and first <= OUTGROWN * end:
            marks.add(echo)
            after.__dict__["part"] = Part(marks, first, end + 1)  # gathered anew it would take a turn's time
        return after
