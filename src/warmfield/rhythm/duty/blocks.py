"""Pieces with a choice, joined into blocks that stay with one person, a few at a time for the solver."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from warmfield.community.ids import PersonId
from warmfield.rhythm.duty.pieces import Piece

AT_ONCE = 8
"""Blocks the solver weighs against each other; it takes some 2 ms a block up to here, and far more beyond."""


class Joined(Struct, frozen=True, kw_only=True):
    """The pieces, by their places in the week's list, that go to the same people of `pool`."""

    pieces: tuple[int, ...]
    beat: int
    people: int
    pool: tuple[PersonId, ...]


def joined(pieces: Sequence[Piece]) -> list[Joined]:
    """Join pieces with a choice: one beat, one turn, the same hours and the same people who can."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for at, one in enumerate(pieces):
        if one.open:
            key = one.beat, one.turn, one.clock, one.open, one.pool
            alike.setdefault(key, []).append(at)
    return [
        Joined(pieces=tuple(places), beat=first.beat, people=first.open, pool=first.pool)
        for places in alike.values()
        for first in [pieces[places[0]]]
    ]


def portions_of(blocks: Sequence[Joined]) -> Iterator[list[Joined]]:
    """Blocks that share people stand together, those of the tightest beats first, AT_ONCE at most."""
    for related in _related(blocks):
        tight: dict[int, int] = {}
        for one in related:
            tight[one.beat] = min(tight.get(one.beat, len(one.pool)), len(one.pool) - one.people)
        related.sort(key=lambda one: (tight[one.beat], one.beat, one.pieces))
        for at in range(0, len(related), AT_ONCE):
            yield related[at : at + AT_ONCE]


def _related(blocks: Iterable[Joined]) -> list[list[Joined]]:
    """Blocks with nobody in common have nothing to do with each other."""
    found: list[tuple[set[PersonId], list[Joined]]] = []
    for block in blocks:
        people, together, apart = set(block.pool), [block], []
        for others, blocks_there in found:
            if others & people:
                people |= others
                together = [*blocks_there, *together]
            else:
                apart.append((others, blocks_there))
        found = [*apart, (people, together)]
    return [together for _, together in found]
