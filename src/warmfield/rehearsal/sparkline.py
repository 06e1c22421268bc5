"""A group's days as the points of a line against its comfort band; the page draws them."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from statistics import fmean

from msgspec import Struct

from warmfield.report.gauge import BUSY, DROWNED, QUIET, SAYS, Gauge, because
from warmfield.wording import Words

WIDTH, HEIGHT, EDGE = 600.0, 84.0, 6.0
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
    band_top: float
    band_height: float
    counts: tuple[tuple[str, str, int], ...]
    spoken: str
    last: str


def draw(name: str, days: Sequence[Gauge], words: Words) -> Drawn:
    merged = max(1, -(-len(days) // MOST_POINTS))
    values = [fmean(day.messages for day in days[at : at + merged]) for at in range(0, len(days), merged)]
    usual = days[0].usual or 1.0
    top = min(max(*values, BUSY * usual, usual), (DROWNED + 1) * usual)
    step = WIDTH / max(1, len(values) - 1)

    def height(value: float) -> float:
        return round(HEIGHT - EDGE - min(value, top) / top * (HEIGHT - 2 * EDGE), 1)

    where = [(round(n * step, 1), height(value)) for n, value in enumerate(values)]
    counts = Counter(day.says for day in days)
    chips = tuple((says, words(SAYS[says]), counts[says]) for says in SAYS if counts[says])
    return Drawn(
        name=name,
        usual=f"{usual:g}",
        merged=merged,
        points=" ".join(f"{x},{y}" for x, y in where),
        dots=_dots(where, days, merged),
        band_top=height(BUSY * usual),
        band_height=round(height(QUIET * usual) - height(BUSY * usual), 1),
        counts=chips,
        spoken=", ".join(f"{label} {count}" for _, label, count in chips),
        last=f"{days[-1].day.isoformat()}: {because(days[-1], words)}",
    )


def _dots(
    where: Sequence[tuple[float, float]], days: Sequence[Gauge], merged: int
) -> tuple[tuple[float, float, str], ...]:
    """Mark the days outside the band where every day has its point, and the last day always."""
    if merged > 1:
        return ((*where[-1], days[-1].says),)
    outside = [(*where[n], day.says) for n, day in enumerate(days) if day.says in {"busy", "drowned"}]
    return (*islice(outside, MOST_DOTS), (*where[-1], days[-1].says))
