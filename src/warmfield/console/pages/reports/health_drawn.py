"""A group's days as a line against its comfort band, with a dot for every day outside it."""

from collections.abc import Sequence

from msgspec import Struct

from warmfield.console.groups.gauge_look import COLOURS
from warmfield.report.pace_line import Box, corners, pace_line
from warmfield.rhythm.pulse.gauged import Gauge

SMALL, BIG = Box(160, 36, 3), Box(640, 150, 6)
MOST_POINTS = 60
"""Of a small picture; beyond, neighbouring days are drawn as their mean, without dots."""


class Dot(Struct, frozen=True):
    x: float
    y: float
    colour: str
    day: Gauge


class Drawn(Struct, frozen=True, kw_only=True):
    """Coordinates are in the box, from the top left."""

    box: Box
    line: str
    band: str
    dots: tuple[Dot, ...]

    @property
    def big(self) -> bool:
        return self.box is BIG


def drawn(days: Sequence[Gauge], box: Box) -> Drawn | None:
    """None of nothing."""
    if not days:
        return None
    merged = 1 if box is BIG else -(-len(days) // MOST_POINTS)
    made = pace_line(days, box, merged)
    dots = (
        Dot(*at, COLOURS[day.says], day)
        for at, day in zip(made.points, days, strict=False)
        if merged == 1 and (day.says != "healthy" or day is days[-1])
    )
    return Drawn(box=box, line=corners(made.points), band=corners(made.band), dots=tuple(dots))
