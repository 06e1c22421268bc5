"""Who is on duty when: the weeks of the rota, and what is known beside them."""

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from warmfield.community.ids import GroupId, PersonId

NOBODY = PersonId("")
WEEKS_KEPT = 16
"""Weeks of the rota that are remembered: eight behind, whose loads count, and those made ahead."""


class Beat(Struct, frozen=True, array_like=True):
    """One line of the plan's duty, in the groups that the same people cover.

    `share` is how much of the line's groups these are, in 0..1: an hour on duty in half of them counts half.
    """

    roles: tuple[str, ...]
    team: str
    hours: str
    """As the plan writes them, `19:00-22:00`."""
    people: int
    groups: tuple[GroupId, ...]
    share: float = 1.0

    @property
    def duty(self) -> tuple[tuple[str, ...], str, str]:
        """What is done: the same in every group. Two duties at one hour are two people's."""
        return self.roles, self.team, self.hours


class Stint(Struct, frozen=True, array_like=True, gc=False):
    """Hours of one person on one beat, in POSIX seconds; NOBODY is a gap."""

    beat: int
    person: PersonId
    start: int
    end: int
    agreed: bool = False
    """The person has agreed to it themselves: their hours in the plan aren't asked any more."""


class RotaRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One week's rota. Its key comes round again after WEEKS_KEPT weeks, so that no more are kept."""

    id: str
    monday: date
    beats: tuple[Beat, ...] = ()
    stints: tuple[Stint, ...] = ()
    """In the order of time."""
    could: tuple[PersonId, ...] = ()
    """Who could have been on duty for some of the time: whose load of this week counts."""

    def at(self, group: GroupId, moment: int) -> Iterator[tuple[Beat, Stint]]:
        """The stints of a group at a moment, gaps too."""
        for one in self.stints:
            if one.start <= moment < one.end and group in self.beats[one.beat].groups:
                yield self.beats[one.beat], one


def rota_key(monday: date) -> str:
    return str(monday.toordinal() // 7 % WEEKS_KEPT)


class Away(Struct, frozen=True, array_like=True):
    """A person who can't, from `start` to `end` (POSIX seconds), whatever the plan says."""

    person: PersonId
    start: int
    end: int


class HandOverNote(Struct, frozen=True, kw_only=True):
    """What one who was on duty leaves to the next on the same beat."""

    by: PersonId
    at: datetime
    text: str
    beat: Beat


class Untold(Struct, frozen=True, array_like=True, order=True):
    """A person who doesn't know yet of their hours in a week."""

    monday: date
    person: PersonId


class DutyRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of duty beside the rota. Bounded: what is past goes."""

    id: str = ""
    made_to: date | None = None
    """The first Monday for which no rota is made."""
    seen: datetime | None = None
    """What began or ended on duty until then is dealt with."""
    away: tuple[Away, ...] = ()
    notes: tuple[HandOverNote, ...] = ()
    warned: tuple[str, ...] = ()
    """Gaps that somebody was asked about, by `gaps.key_of_gap`."""
    untold: tuple[Untold, ...] = ()
    told_at: datetime | None = None
    """When people were told their hours last."""
