"""Nobody does two duties at one hour where that can be avoided."""

from collections.abc import Sequence

from msgspec import structs

from warmfield.community.ids import PersonId
from warmfield.community.rota import Beat
from warmfield.rhythm.duty.pieces import Piece

A_DAY = 86_400
"""Seconds; no piece is longer, so that what overlaps begins on the day or the one before."""
ROUNDS = 8
"""Each choice that falls away may take another with it; after so many the rest is weighed by the solver."""


class Busy:
    """Who is on which duty anyway, by the pieces that leave no choice."""

    def __init__(self, beats: Sequence[Beat], pieces: Sequence[Piece]) -> None:
        self._duties = [one.duty for one in beats]
        self._on: dict[tuple[PersonId, int], list[Piece]] = {}
        for piece in pieces:
            for who in piece.kept:
                self.add(who, piece)

    def add(self, who: PersonId, piece: Piece) -> None:
        self._on.setdefault((who, piece.start // A_DAY), []).append(piece)

    def elsewhere(self, who: PersonId, piece: Piece) -> int:
        """Seconds of the piece in which the person does another duty. The same in other groups is none."""
        return sum(
            min(one.end, piece.end) - max(one.start, piece.start)
            for day in range(piece.start // A_DAY - 1, piece.end // A_DAY + 1)
            for one in self._on.get((who, day), ())
            if one.start < piece.end and piece.start < one.end
            if self._duties[one.beat] != self._duties[piece.beat]
        )


def one_role_each(beats: Sequence[Beat], pieces: Sequence[Piece]) -> list[Piece]:
    """Take from each choice those who do another duty then, as far as enough people are left."""
    now = list(pieces)
    for _ in range(ROUNDS):
        busy = Busy(beats, now)
        after = [_without_busy(busy, one) if one.open else one for one in now]
        if after == now:
            break
        now = after
    return now


def _without_busy(busy: Busy, piece: Piece) -> Piece:
    free = tuple(who for who in piece.pool if not busy.elsewhere(who, piece))
    if len(free) > piece.open:
        return structs.replace(piece, pool=free)
    kept, left = (*piece.kept, *free), piece.open - len(free)
    pool = tuple(who for who in piece.pool if who not in free) if left else ()
    return structs.replace(piece, kept=kept, open=left, pool=pool)
