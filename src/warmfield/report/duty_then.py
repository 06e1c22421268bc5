"""Who was on duty in a group at a moment that is over, by the rotas that are kept; quick for thousands."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property

from msgspec import Struct

from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rota import NOBODY, RotaRecord


class DutyThen(Struct, frozen=True, dict=True):
    """`roles` are those whose duty it is."""

    rotas: tuple[RotaRecord, ...]
    roles: frozenset[str]

    def on(self, group: GroupId | None, at: datetime) -> Iterator[PersonId]:
        """Each once. Nothing is known of a group or a week that no rota has."""
        moment, seen = int(at.timestamp()), set[PersonId]()
        for starts, stints in self._by_group.get(group, ()):
            place = bisect_right(starts, moment) - 1
            for start, end, person in stints[max(0, place - 3) : place + 1]:
                if start <= moment < end and person not in seen:
                    seen.add(person)
                    yield person

    @cached_property
    def _by_group(self) -> dict[GroupId | None, list["_Line"]]:
        found: dict[GroupId | None, list[_Line]] = {}
        for rota in self.rotas:
            for place, beat in enumerate(rota.beats):
                if self.roles.isdisjoint(beat.roles):
                    continue
                line = _line(rota, place)
                for group in beat.groups:
                    found.setdefault(group, []).append(line)
        return found


_Line = tuple[list[int], list[tuple[int, int, PersonId]]]
"""When the stints of a beat begin, and the stints."""


def _line(rota: RotaRecord, beat: int) -> _Line:
    stints = sorted(
        (one.start, one.end, one.person) for one in rota.stints if one.beat == beat and one.person != NOBODY
    )
    return [start for start, _, _ in stints], stints


def rotas_known(found: Iterable[RotaRecord | None]) -> tuple[RotaRecord, ...]:
    return tuple(one for one in found if one is not None)
