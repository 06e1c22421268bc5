"""A group's days as the points of a line against its comfort band; the page draws them."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from statistics import fmean

from msgspec import Struct

from warmfield.rhythm.pulse.gauged import SAYS, Gauge, because
from warmfield.wording import Words

WIDTH, HEIGHT, EDGE = 600.0, 84.0, 6.0
MOST_POINTS = 180
"""Beyond, neighbouring days are drawn as their mean."""
MOST_DOTS = 40


TALLEST = 2.0
"""A day is drawn up to so many times the upper edge of the band; one flood shall not flatten the rest."""
Point = tuple[float, float]


class Drawn(Struct, frozen=True, kw_only=True):
    """Coordinates are in the picture's own 600 by 84, from the top left."""

    name: str
    usual: str
    merged: int
    points: str
    dots: tuple[tuple[float, float, str], ...]
    band: str
    """The comfort band's corners: it follows the group's rhythm."""
    counts: tuple[tuple[str, str, int], ...]
    spoken: str
    last: str


def draw(name: str, days: Sequence[Gauge], words: Words) -> Drawn:
    merged = max(1, -(-len(days) // MOST_POINTS))
    pieces = [days[at : at + merged] for at in range(0, len(days), merged)]
    values, lows, highs = (
        [fmean(measure(day) for day in piece) for piece in pieces] for measure in (_messages, _low, _high)
    )
    top = min(max(*values, *highs), TALLEST * max(highs))
    step = WIDTH / max(1, len(values) - 1)

    def line(heights: Sequence[float]) -> list[Point]:
        return [(round(n * step, 1), _height(value, top)) for n, value in enumerate(heights)]

    where = line(values)
    counts = Counter(day.says for day in days)
    chips = tuple((says, words(SAYS[says]), counts[says]) for says in SAYS if counts[says])
    return Drawn(
        name=name,
        usual=f"{days[-1].usual:g}",
        merged=merged,
        points=_said(where),
        dots=_dots(where, days, merged),
        band=_said([*_across(line(highs)), *reversed(_across(line(lows)))]),
        counts=chips,
        spoken=", ".join(f"{label} {count}" for _, label, count in chips),
        last=f"{days[-1].day.isoformat()}: {because(days[-1], words)}",
    )


def _messages(day: Gauge) -> float:
    return day.messages


def _low(day: Gauge) -> float:
    return day.low


def _high(day: Gauge) -> float:
    return day.high


def _height(value: float, top: float) -> float:
    return round(HEIGHT - EDGE - min(value, top) / top * (HEIGHT - 2 * EDGE), 1)


def _across(line: Sequence[Point]) -> list[Point]:
    """A single day's band is as wide as the picture."""
    return [(0.0, line[0][1]), (WIDTH, line[0][1])] if len(line) == 1 else list(line)


def _said(line: Sequence[Point]) -> str:
    return " ".join(f"{x},{y}" for x, y in line)


def _dots(where: Sequence[Point], days: Sequence[Gauge], merged: int) -> tuple[tuple[float, float, str], ...]:
    """Mark the days outside the band where every day has its point, and the last day always."""
    if merged > 1:
        return ((*where[-1], days[-1].says),)
    outside = [(*where[n], day.says) for n, day in enumerate(days) if day.says in {"busy", "drowned"}]
    return (*islice(outside, MOST_DOTS), (*where[-1], days[-1].says))
