"""A group's days as the points of a line against its comfort band, in a picture's own coordinates."""

from collections.abc import Sequence
from statistics import fmean

from msgspec import Struct

from warmfield.rhythm.pulse.gauged import Gauge

TALLEST = 2.0
"""A day is drawn up to so many times the upper edge of the band; one flood shall not flatten the rest."""
Point = tuple[float, float]


class Box(Struct, frozen=True):
    """A picture's size; `edge` is left free above and below, for the dots."""

    width: float
    height: float
    edge: float


class PaceLine(Struct, frozen=True):
    """From the top left. `band` has the comfort band's corners: it follows the group's rhythm."""

    points: tuple[Point, ...]
    band: tuple[Point, ...]


def pace_line(days: Sequence[Gauge], box: Box, merged: int = 1) -> PaceLine:
    """One day at least; `merged` neighbouring ones are drawn as their mean."""
    pieces = [days[at : at + merged] for at in range(0, len(days), merged)]
    values = [fmean(day.messages for day in piece) for piece in pieces]
    lows = [fmean(day.low for day in piece) for piece in pieces]
    highs = [fmean(day.high for day in piece) for piece in pieces]
    top = min(max(*values, *highs), TALLEST * max(highs))
    line, low, high = (_line(heights, top, box) for heights in (values, lows, highs))
    return PaceLine(line, (*_across(high, box), *reversed(_across(low, box))))


def corners(points: Sequence[Point]) -> str:
    """As an SVG attribute says it."""
    return " ".join(f"{x:g},{y:g}" for x, y in points)


def _line(heights: Sequence[float], top: float, box: Box) -> tuple[Point, ...]:
    step, room = box.width / max(1, len(heights) - 1), box.height - 2 * box.edge
    bottom = box.height - box.edge
    return tuple(
        (round(n * step, 1), round(bottom - min(h, top) / top * room, 1)) for n, h in enumerate(heights)
    )


def _across(line: tuple[Point, ...], box: Box) -> tuple[Point, ...]:
    """A single day's band is as wide as the picture."""
    return ((0.0, line[0][1]), (box.width, line[0][1])) if len(line) == 1 else line
