"""Who was, is and will be on duty around a moment."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from msgspec import Struct

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId
from warmfield.community.rota import NOBODY, Beat, Stint
from warmfield.rhythm.duty.weeks_ahead import stints

NEAR = timedelta(hours=36)
"""Who was or will be on duty within this time has the turn still: an evening off ends none."""
Placed = tuple[Beat, Stint]


def alike(one: Beat, other: Beat) -> bool:
    """The same roles in one of the same groups: the one hands over to the other, whatever the hours."""
    same = (one.roles, one.team) == (other.roles, other.team)
    return same and not set(one.groups).isdisjoint(other.groups)


class Around(Struct, frozen=True):
    """All stints that touch the time from NEAR before a moment to NEAR after it."""

    placed: tuple[Placed, ...]

    def next_on(self, beat: Beat, moment: int) -> list[Stint]:
        """Who comes next on it: all that begin first."""
        begun = [one for there, one in self.placed if alike(there, beat) and one.start >= moment]
        first = min((one.start for one in begun), default=0)
        return [one for one in begun if one.start == first]

    def has(self, who: PersonId, beat: Beat, start: float, end: float) -> bool:
        """Whether a person is on it at some time between."""
        return any(
            one.person == who and alike(there, beat) and one.start < end and start < one.end
            for there, one in self.placed
        )

    def beside(self, beat: Beat, stint: Stint) -> Iterator[PersonId]:
        """Who else does the same at the stint's beginning."""
        for there, one in self.placed:
            same = there.duty == beat.duty and alike(there, beat) and one.person != stint.person
            if same and one.start <= stint.start < one.end:
                yield one.person


def around(moment: Moment) -> Around:
    placed = stints(moment.draft, moment.rulebook, moment.now - NEAR, moment.now + NEAR)
    return Around(tuple(one for one in placed if one[1].person != NOBODY))


def by_person(placed: Iterable[Placed]) -> dict[PersonId, list[Placed]]:
    found: dict[PersonId, list[Placed]] = {}
    for one in placed:
        found.setdefault(one[1].person, []).append(one)
    return found
