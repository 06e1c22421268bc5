"""How a group is doing, as every page shows it: its line against the comfort band, a word with its icon."""

from collections.abc import Sequence

from msgspec import Struct

from warmfield.report.pace_line import Box, corners, pace_line
from warmfield.rhythm.pulse.gauged import SAYS, Gauge, because
from warmfield.wording import Words, later

BOX = Box(120, 30, 4)
COLOURS = {"silent": "cold", "quiet": "cold", "healthy": "ok", "busy": "flood", "drowned": "flood"}
"""Temperature is the product's picture; each word keeps its own name beside it."""
ICONS = {"cold": "snowflake", "ok": "leaf", "flood": "waves", "": "clock"}
UNKNOWN = later("nothing heard yet")


class State(Struct, frozen=True):
    """`colour` is a class of the sheet: cold, ok, flood, or empty where nothing is known."""

    colour: str
    icon: str
    word: str
    why: str


class Spark(Struct, frozen=True):
    """Coordinates in a box of 120 by 30; `spoken` is what a reader hears who doesn't see it."""

    colour: str
    points: str
    band: str
    end: tuple[float, float]
    spoken: str


def state_of(gauge: Gauge | None, words: Words) -> State:
    if gauge is None:
        return State("", ICONS[""], words(UNKNOWN), "")
    colour = COLOURS[gauge.says]
    return State(colour, ICONS[colour], words(SAYS[gauge.says]), because(gauge, words))


def spark_of(days: Sequence[Gauge], words: Words) -> Spark | None:
    """The days oldest first, the last one with its dot; None where there are none."""
    if not days:
        return None
    line = pace_line(days, BOX)
    last = days[-1]
    spoken = words(
        "Messages a day, oldest first: {days}. Comfortable now: {low:g} to {high:g}.",
        days=words(", ").join(str(day.messages) for day in days),
        low=last.low,
        high=last.high,
    )
    return Spark(COLOURS[last.says], corners(line.points), corners(line.band), line.points[-1], spoken)
