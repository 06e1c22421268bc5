"""What nobody covers in the weeks that are made, with those who could stand in."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rota import Beat
from warmfield.console.rota.only_looking import looking
from warmfield.console.visit import Visit
from warmfield.rhythm.duty.duty_words import Hours
from warmfield.rhythm.duty.gaps import gaps_of
from warmfield.rhythm.duty.stand_ins import stand_ins
from warmfield.rhythm.duty.their_stints import Window
from warmfield.rhythm.duty.weeks_ahead import made_weeks

MOST = 20
"""Gaps shown at once, the nearest first: who could stand in is worked out for each."""


class GapAhead(Struct, frozen=True, kw_only=True):
    """`could`: first who is free and had the least. `mine`: the reader is one of them."""

    beat: Beat
    groups: tuple[GroupId, ...]
    hours: Hours
    could: tuple[PersonId, ...]
    mine: bool


def gaps_ahead(visit: Visit) -> tuple[list[GapAhead], int]:
    """The nearest, and how many there are beyond them."""
    moment = looking(visit)
    found = sorted(_gaps(visit, moment), key=lambda one: one[1])
    shown = [_with_people(visit, moment, beat, hours) for beat, hours in found[:MOST]]
    return shown, max(0, len(found) - MOST)


def _gaps(visit: Visit, moment: Moment) -> Iterator[tuple[Beat, Hours]]:
    for rota in made_weeks(moment):
        for gap in gaps_of(rota, visit.now):
            if not set(visit.groups).isdisjoint(gap.beat.groups):
                yield from ((gap.beat, span) for span in gap.spans)


def _with_people(visit: Visit, moment: Moment, beat: Beat, hours: Hours) -> GapAhead:
    could = stand_ins(moment, beat, [hours])
    return GapAhead(
        beat=beat,
        groups=tuple(one for one in beat.groups if one in visit.groups),
        hours=hours,
        could=tuple(could),
        mine=visit.person_id in could,
    )


def gap_named(
    visit: Visit, window: Window, groups: Sequence[GroupId], roles: Sequence[str], team: str
) -> GapAhead | None:
    """The gap of a form, where it is still one."""
    moment = looking(visit)
    hours = int(window[0].timestamp()), int(window[1].timestamp())
    for beat, span in _gaps(visit, moment):
        same = (beat.roles, beat.team, span) == (tuple(roles), team, hours)
        if same and not set(groups).isdisjoint(beat.groups):
            return _with_people(visit, moment, beat, span)
    return None
