"""The days of a group, drawn large: a line against its band, each day with its own words."""

from collections.abc import Sequence

from msgspec import Struct

from warmfield.console.groups.gauge_look import COLOURS
from warmfield.console.times_said import date_short
from warmfield.console.visit import Visit
from warmfield.report.pace_line import Box, corners, pace_line
from warmfield.rhythm.pulse.gauged import SAYS, Gauge, because

BOX = Box(700, 150, 10)
NAMED_DAYS = 5


class ChartDay(Struct, frozen=True, kw_only=True):
    """A day's strip of the picture, from the top left; `title` is what it says when it is touched."""

    x: float
    width: float
    y: float
    dot: float
    colour: str
    day: str
    says: str
    title: str
    gauge: Gauge


class Chart(Struct, frozen=True, kw_only=True):
    """In a box of 700 by 150. `named` are days under the line: where, and what."""

    points: str
    band: str
    days: tuple[ChartDay, ...]
    named: tuple[tuple[float, str], ...]
    spoken: str


def chart_of(visit: Visit, days: Sequence[Gauge]) -> Chart | None:
    """None where there is no day yet."""
    if not days:
        return None
    line, step = pace_line(days, BOX), BOX.width / max(1, len(days) - 1)
    shown = tuple(_day(visit, day, point, step) for day, point in zip(days, line.points, strict=True))
    every = max(1, -(-len(shown) // NAMED_DAYS))
    comfortable = sum(COLOURS[day.says] == "ok" for day in days)
    return Chart(
        points=corners(line.points),
        band=corners(line.band),
        days=shown,
        named=tuple((one.dot, one.day) for one in shown[::every]),
        spoken=visit.words.many(
            "{comfortable} of {count} day were comfortable; each day stands in the table below.",
            "{comfortable} of {count} days were comfortable; each day stands in the table below.",
            len(days),
            comfortable=comfortable,
        ),
    )


def _day(visit: Visit, day: Gauge, point: tuple[float, float], step: float) -> ChartDay:
    words, (x, y) = visit.words, point
    says, named = words(SAYS[day.says]), date_short(visit, day.day)
    left = max(0.0, x - step / 2)
    return ChartDay(
        x=round(left, 1),
        width=round(min(BOX.width, x + step / 2) - left, 1),
        y=y,
        dot=x,
        colour=COLOURS[day.says],
        day=named,
        says=says,
        title=words("{day}: {says}. {why}", day=named, says=says, why=because(day, words)),
        gauge=day,
    )
