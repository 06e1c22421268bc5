"""Nobody does two duties at one hour where that can be avoided."""

from collections.abc import Sequence

from msgspec import structs

from warmfield.community.ids import PersonId
from warmfield.community.rota import Beat
from warmfield.rhythm.duty.stretches import Stretch

A_DAY = 86_400
"""Seconds; no stretch is longer, so that what overlaps begins on the day or the one before."""
ROUNDS = 8
"""Each choice that falls away may take another with it; after so many the rest is weighed by the solver."""


class Busy:
    """Who is on which duty anyway, by the stretches that leave no choice."""

    def __init__(self, beats: Sequence[Beat], stretches: Sequence[Stretch]) -> None:
        self._duties = [one.duty for one in beats]
        self._on: dict[tuple[PersonId, int], list[Stretch]] = {}
        for stretch in stretches:
            for who in stretch.kept:
                self.add(who, stretch)

    def add(self, who: PersonId, stretch: Stretch) -> None:
        self._on.setdefault((who, stretch.start // A_DAY), []).append(stretch)

    def elsewhere(self, who: PersonId, stretch: Stretch) -> int:
        """Seconds of the stretch in which the person does another duty. The same in other groups is none."""
        return sum(
            min(one.end, stretch.end) - max(one.start, stretch.start)
            for day in range(stretch.start // A_DAY - 1, stretch.end // A_DAY + 1)
            for one in self._on.get((who, day), ())
            if one.start < stretch.end and stretch.start < one.end
            if self._duties[one.beat] != self._duties[stretch.beat]
        )


def one_role_each(beats: Sequence[Beat], stretches: Sequence[Stretch]) -> list[Stretch]:
    """Take from each choice those who do another duty then, as far as enough people are left."""
    now = list(stretches)
    for _ in range(ROUNDS):
        busy = Busy(beats, now)
        after = [_without_busy(busy, one) if one.open else one for one in now]
        if after == now:
            break
        now = after
    return now


def _without_busy(busy: Busy, stretch: Stretch) -> Stretch:
    free = tuple(who for who in stretch.pool if not busy.elsewhere(who, stretch))
    if len(free) > stretch.open:
        return structs.replace(stretch, pool=free)
    kept, left = (*stretch.kept, *free), stretch.open - len(free)
    pool = tuple(who for who in stretch.pool if who not in free) if left else ()
    return structs.replace(stretch, kept=kept, open=left, pool=pool)
