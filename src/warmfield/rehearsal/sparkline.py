"""A group's days in a rehearsal as a line against its comfort band; the page draws it."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from warmfield.report.pace_line import Box, Point, corners, pace_line
from warmfield.rhythm.pulse.gauged import SAYS, Gauge, because
from warmfield.wording import Words

BOX = Box(600, 84, 6)
MOST_POINTS = 180
"""Beyond, neighbouring days are drawn as their mean."""
MOST_DOTS = 40


class Drawn(Struct, frozen=True, kw_only=True):
    """Coordinates are in the picture's own 600 by 84, from the top left."""

    name: str
    usual: str
    merged: int
    points: str
    dots: tuple[tuple[float, float, str], ...]
    band: str
    counts: tuple[tuple[str, str, int], ...]
    spoken: str
    last: str


def draw(name: str, days: Sequence[Gauge], words: Words) -> Drawn:
    merged = max(1, -(-len(days) // MOST_POINTS))
    line = pace_line(days, BOX, merged)
    counts = Counter(day.says for day in days)
    chips = tuple((says, words(SAYS[says]), counts[says]) for says in SAYS if counts[says])
    return Drawn(
        name=name,
        usual=f"{days[-1].usual:g}",
        merged=merged,
        points=corners(line.points),
        dots=_dots(line.points, days, merged),
        band=corners(line.band),
        counts=chips,
        spoken=", ".join(f"{label} {count}" for _, label, count in chips),
        last=f"{days[-1].day.isoformat()}: {because(days[-1], words)}",
    )


def _dots(where: Sequence[Point], days: Sequence[Gauge], merged: int) -> tuple[tuple[float, float, str], ...]:
    """Mark the days outside the band where every day has its point, and the last day always."""
    if merged > 1:
        return ((*where[-1], days[-1].says),)
    outside = [(*where[n], day.says) for n, day in enumerate(days) if day.says in {"busy", "drowned"}]
    return (*islice(outside, MOST_DOTS), (*where[-1], days[-1].says))
