"""How a day felt (7.4): silent, quiet, healthy, busy or drowned, and why.

The plan's band for the group's theme says what is comfortable; within it the group's own rhythm speaks.
Volume alone makes no healthy day: too few people, or one voice over all others, is quiet; much talk and
little of use is drowned.
"""

from math import sqrt

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.community.pulse import DayHeard
from warmfield.plan.model import Plan
from warmfield.plan.sections.membership import Band

FAR_BELOW, LIVELY, FAR_ABOVE = 0.4, 1.5, 2.5
"""Shares of the usual day: below, quiet; above, livelier than usual; above, busy."""
CHANCE = 2.0
"""A day is below the usual only where it is by so many standard deviations of a Poisson law."""
ONE_VOICE = 1.5
"""Voices below which a day belongs to one person: four messages of five."""
LEVELS = ("silent", "quiet", "healthy", "busy", "drowned")


class Felt(Struct, frozen=True):
    """`says` is one of LEVELS, `because` a key of `gauged.BECAUSE`."""

    says: str
    because: str


def band_of(plan: Plan, group: GroupId) -> Band:
    """The band of the group's theme, else the plan's."""
    here = plan.groups.get(group)
    theme = None if here is None else plan.themes.get(here.theme)
    return plan.gauge if theme is None or theme.gauge is None else theme.gauge


def felt(day: DayHeard, band: Band, gone: float = 1.0) -> Felt:
    """`gone` is the share of the day that is over, 0..1: early in the day little is no silence."""
    return _full(day, band) or _empty(day, band, gone) or Felt("healthy", _as_it_should(day))


def edges(day: DayHeard, band: Band) -> tuple[float, float]:
    """Messages from which the day is no longer quiet, and above which it is busy."""
    usual = max(day.usual, 0.0)
    low = max(band.quiet, min(FAR_BELOW * usual, usual - CHANCE * sqrt(usual)))
    high = band.busy if day.usual < 0 else min(band.busy, max(FAR_ABOVE * usual, band.busy / 2))
    return round(low, 1), round(max(low, high), 1)


def _full(day: DayHeard, band: Band) -> Felt | None:
    high = edges(day, band)[1]
    if day.messages <= high:
        return None
    if day.useful < band.useful * day.messages:
        return Felt("drowned", "little_of_use")
    if day.messages > band.drowned:
        return Felt("drowned", "too_many")
    return Felt("busy", "above_comfort" if day.messages > band.busy else "far_above_usual")


def _empty(day: DayHeard, band: Band, gone: float) -> Felt | None:
    if day.messages < band.silent * gone or not day.messages:
        silent = "next_to_nothing" if day.messages else "only_staff" if day.staff else "nobody_wrote"
        return Felt("silent", silent)
    if day.messages < band.quiet * gone:
        return Felt("quiet", "few_messages")
    if day.messages < edges(day, band)[0] * gone:
        return Felt("quiet", "far_below_usual")
    if day.people < band.people * gone:
        return Felt("quiet", "few_people")
    return Felt("quiet", "one_voice") if day.voices < ONE_VOICE < band.people else None


def _as_it_should(day: DayHeard) -> str:
    if day.usual < 0:
        return "no_rhythm_yet"
    return "livelier" if day.messages > LIVELY * max(day.usual, 1.0) else "as_usual"
