"""A group's days as a line against its comfort band, with a dot for every day outside it."""

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from warmfield.console.groups.gauge_look import COLOURS
from warmfield.report.pace_line import Box, Point, corners, pace_line
from warmfield.rhythm.pulse.gauged import Gauge

SMALL, BIG = Box(160, 36, 3), Box(640, 150, 6)
MOST_POINTS = 60
"""Of a small picture; beyond, neighbouring days are drawn as their mean, without dots."""


class Drawn(Struct, frozen=True, kw_only=True):
    """What stands in the picture: band, line and dots; drawn here, since a page has many."""

    box: Box
    shapes: Markup


def drawn(days: Sequence[Gauge], box: Box, told: Callable[[Gauge], str]) -> Drawn | None:
    """None of nothing. In a big picture `told` says what each dot is."""
    if not days:
        return None
    merged = 1 if box is BIG else -(-len(days) // MOST_POINTS)
    made = pace_line(days, box, merged)
    parts = [
        f'<polygon class="band" points="{corners(made.band)}"/>',
        f'<polyline class="line" points="{corners(made.points)}"/>',
    ]
    if merged == 1:
        parts += (
            _dot(at, day, escape(told(day)) if box is BIG else "")
            for at, day in zip(made.points, days, strict=True)
            if day.says != "healthy" or day is days[-1]
        )
    return Drawn(box=box, shapes=Markup("".join(parts)))  # noqa: S704 - numbers, and words that are escaped


def _dot(at: Point, day: Gauge, title: str) -> str:
    said = f"<title>{title}</title>" if title else ""
    size = 4 if title else 2
    return f'<circle class="dot {COLOURS[day.says]}" cx="{at[0]}" cy="{at[1]}" r="{size}">{said}</circle>'
