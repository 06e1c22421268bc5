"""Stretches with a choice, joined into blocks that stay with one person, a few at a time for the solver."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from warmfield.community.ids import PersonId
from warmfield.community.rota import Beat
from warmfield.rhythm.duty.stretches import Stretch

HOUR = 3600
AT_ONCE = 8
"""Blocks the solver weighs against each other; it takes some 2 ms a block up to here, and far more beyond."""


class Joined(Struct, frozen=True, kw_only=True):
    """The stretches, by their places in the week's list, that go to the same people of `pool`."""

    stretches: tuple[int, ...]
    beat: int
    people: int
    pool: tuple[PersonId, ...]
    hours: float
    """What they count for in all."""


def joined(beats: Sequence[Beat], stretches: Sequence[Stretch]) -> list[Joined]:
    """Join stretches with a choice: one beat, one turn, the same hours and the same people who can."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for at, one in enumerate(stretches):
        if one.open:
            key = one.beat, one.turn, one.clock, one.open, one.pool
            alike.setdefault(key, []).append(at)
    return [
        Joined(
            stretches=tuple(places),
            beat=first.beat,
            people=first.open,
            pool=first.pool,
            hours=round(sum(weight(beats, stretches[at]) for at in places), 2),
        )
        for places in alike.values()
        for first in [stretches[places[0]]]
    ]


def weight(beats: Sequence[Beat], stretch: Stretch) -> float:
    """The hours a stretch counts for."""
    return (stretch.end - stretch.start) / HOUR * beats[stretch.beat].share


def portions_of(blocks: Sequence[Joined]) -> Iterator[list[Joined]]:
    """Blocks that share people stand together, the longest first, AT_ONCE at most; small ones even out."""
    for related in _related(blocks):
        related.sort(key=lambda one: (-one.hours, one.beat, one.stretches))
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
