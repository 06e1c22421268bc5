"""The community's last longer messages, kept so that the same post is known again in another group."""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from warmfield.community.ids import GroupId, MemberId, MessageId

ECHOES = 400
"""So many echoes are kept at least, as far as the clause looks back, and less than a slice more."""
SLICE = 16
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


class Marked(Struct, frozen=True):
    """Where marks (a skeleton, the lowest hashes) stand among `echoes`: a bit for each echo.

    The first `gone` echoes count no more.
    """

    echoes: tuple[Echo, ...] = ()
    places: dict[str | int, int] = {}
    gone: int = 0

    def adding(self, echoes: Sequence[Echo]) -> "Marked":
        places = self.places.copy()
        for at, echo in enumerate(echoes, len(self.echoes)):
            marks: tuple[str | int, ...] = (echo.skeleton, *echo.sketch[:LOWEST])
            for mark in marks:
                places[mark] = places.get(mark, 0) | 1 << at
        return Marked((*self.echoes, *echoes), places, self.gone)

    def dropping(self, count: int) -> "Marked":
        """Leave out the oldest; what is gone is cleared away once it is half of all."""
        gone = self.gone + count
        if gone * 2 > len(self.echoes):
            return Marked().adding(self.echoes[gone:])
        return Marked(self.echoes, self.places, gone)

    def sharing(self, skeleton: str, lowest: Sequence[int]) -> list[Echo]:
        once, found = 0, self.places.get(skeleton, 0)
        for mark in lowest:
            here = self.places.get(mark, 0)
            found |= once & here
            once |= here
        found >>= self.gone
        echoes = []
        while found:
            first = found & -found
            echoes.append(self.echoes[self.gone + first.bit_length() - 1])
            found ^= first
        return echoes


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
    def marked(self) -> Marked:
        """The marks of `full`."""
        return Marked().adding([echo for one in self.full for echo in one.echoes])

    def sharing(self, skeleton: str, lowest: Sequence[int]) -> list[Echo]:
        """Give the echoes with this skeleton or two of these hashes among their lowest, oldest first."""
        marks = frozenset(lowest)
        found = self.marked.sharing(skeleton, lowest)
        for echo in self.latest:
            same = echo.skeleton == skeleton
            if same or len(marks.intersection(echo.sketch[:LOWEST])) > 1:
                found.append(echo)
        return found

    def adding(self, echo: Echo, since: float) -> "EchoesRecord":
        """Slices go as a whole, once all in them is older than `since` or too far back."""
        full, latest, made, marked = self.full, (*self.latest, echo), self.made, self.marked
        if len(latest) >= SLICE:
            full, marked = (*full, EchoSlice(made, latest)), marked.adding(latest)
            latest, made = (), made + 1
        first = max(0, len(full) - ECHOES // SLICE)
        while first < len(full) and full[first].echoes[-1].at < since:
            first += 1
        if first:
            marked = marked.dropping(sum(len(one.echoes) for one in full[:first]))
        after = EchoesRecord(full=full[first:], latest=latest, made=made)
        after.__dict__["marked"] = marked  # gathering it anew takes longer than a turn
        return after
