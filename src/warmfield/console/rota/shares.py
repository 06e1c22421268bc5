"""Everybody's share of duty over the weeks whose hours count: what the rota makes even."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from warmfield.acts.on_duty import rota_of
from warmfield.community.ids import PersonId
from warmfield.console.visit import Visit
from warmfield.rhythm.duty.make_rota import hours_of, past_weeks


class Share(Struct, frozen=True, kw_only=True):
    """Hours, oldest week first; None: they couldn't be on duty then, which counts as the usual."""

    person: PersonId
    weeks: tuple[float | None, ...]
    running: float

    @property
    def all(self) -> float:
        return sum(one for one in self.weeks if one is not None) + self.running


def shares(visit: Visit, monday: date) -> list[Share]:
    """Of everyone who is or could be on duty, the busiest first."""
    weeks = list(past_weeks(visit.view, monday))
    running = rota_of(visit.view, monday)
    hours = [hours_of([one]) for one in weeks]
    now = {} if running is None else hours_of([running])
    able = [who for one in (*weeks, *([] if running is None else [running])) for who in one.could]
    people = [who for who in dict.fromkeys([*now, *able]) if who in visit.rulebook.plan.people]
    found = [
        Share(
            person=who,
            weeks=tuple(
                there.get(who, 0.0 if who in week.could else None)
                for week, there in zip(weeks, hours, strict=True)
            ),
            running=now.get(who, 0.0),
        )
        for who in people
    ]
    return sorted(found, key=lambda one: (-one.all, one.person))


def longest_bar(those: Sequence[Share]) -> float:
    return max((one.all for one in those), default=0.0) or 1.0
