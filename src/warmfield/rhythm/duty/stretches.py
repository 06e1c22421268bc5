"""A week of duty cut into stretches in which the same people can: who is on each anyway, and who may be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time, timedelta
from functools import cached_property
from itertools import islice

from msgspec import Struct

from warmfield.community.ids import PersonId
from warmfield.community.rota import NOBODY, Beat, RotaRecord, Stint
from warmfield.plan.duty_hours import DAY, Hours, cut, holds
from warmfield.rhythm.duty.duty_lines import DutyLine
from warmfield.rhythm.duty.duty_week import DutyWeek

A_DAY = timedelta(days=1)
MOST_CANDIDATES = 12
"""So many more people than there are places are weighed against each other: those with the least load."""
Past = Mapping[PersonId, tuple[float | None, ...]]
"""Hours on duty a person in each of the last weeks; None where they couldn't be."""


class Stretch(Struct, frozen=True, kw_only=True):
    """`kept` are on it whatever is chosen; for `open` more places there is a choice among `pool`.

    `missing` places nobody can take. Stretches of one `turn` at the same hours stay with one person.
    """

    beat: int
    start: int
    end: int
    clock: tuple[time, time]
    """Its hours as the clock shows them, which daylight saving doesn’t change."""
    turn: int
    kept: tuple[PersonId, ...] = ()
    open: int = 0
    pool: tuple[PersonId, ...] = ()
    missing: int = 0
    agreed: tuple[PersonId, ...] = ()
    """Those of `kept` who agreed to it themselves."""


class Known(Struct, frozen=True, kw_only=True):
    """What the week begins with: its rota as people know it, the week before, the loads of the last weeks.

    `past` names all people of the plan, in its order.
    """

    same: RotaRecord | None = None
    before: RotaRecord | None = None
    since: int = 0
    """What ends before this moment is past."""
    past: Past


def stretches(lines: Sequence[DutyLine], week: DutyWeek, turn: timedelta, known: Known) -> Iterator[Stretch]:
    """All stretches of a week, beat by beat, in the order of time."""
    for beat, line in enumerate(lines):
        cutter = _Cutter(beat, line, week, turn, known)
        for hours in line.hours:
            yield from cutter.of(hours)


class _Cutter:
    """The stretches of one beat."""

    def __init__(self, beat: int, line: DutyLine, week: DutyWeek, turn: timedelta, known: Known) -> None:
        self._beat, self._line, self._week, self._turn, self._known = beat, line, week, turn, known
        self._same = _on_beat(known.same, line.beat)
        self._able = {*line.own, *line.others}
        self._order = list(known.past).index
        self._own, self._others = (
            sorted(people, key=lambda who: sum(one or 0.0 for one in known.past[who]))
            for people in (line.own, line.others)
        )

    @cached_property
    def _before(self) -> list[Stint]:
        return _on_beat(self._known.before, self._line.beat)

    def of(self, hours: Hours) -> Iterator[Stretch]:
        """The stretches of some hours on a day, given in minutes of the week."""
        begins, ends = self._week.moment(hours[0]), self._week.moment(hours[1])
        start = max(begins, self._known.since)
        if start >= ends:
            return
        first_day = self._week.monday.toordinal() - 1 + hours[0] // DAY
        if self._turn >= A_DAY:
            days = round(self._turn / A_DAY)
            for stretch in self._cut((start, ends)):
                yield self._stretch(stretch, first_day // days, first_day % days - hours[0] // DAY)
            return
        length = max(60, round(self._turn.total_seconds()))
        for turn in cut((start, ends), range(begins + length, ends, length)):
            for stretch in self._cut(turn):
                yield self._stretch(stretch, turn[0], 0)

    def _cut(self, hours: Hours) -> Iterator[Hours]:
        """Cut where the group's own people come and go; where they don't do, where the others do, too."""
        line = self._line
        borders = [border for one in self._same for border in (one.start, one.end)]
        for stretch in cut(hours, [*borders, *self._comings_and_goings(line.own)]):
            own = sum(holds(self._week.free(who), stretch) for who in line.own)
            if len(self._free_others(stretch, line.beat.people - own)) >= line.beat.people - own:
                yield stretch
            else:
                yield from cut(stretch, self._comings_and_goings(line.others))

    def _comings_and_goings(self, people: Iterable[PersonId]) -> Iterator[int]:
        return (border for who in people for hours in self._week.free(who) for border in hours)

    def _free_others(self, hours: Hours, places: int) -> list[PersonId]:
        """Those with the least load among the others who can, somewhat more than there are places."""
        if places <= 0:
            return []
        can = (who for who in self._others if holds(self._week.free(who), hours))
        return list(islice(can, places + MOST_CANDIDATES))

    def _stretch(self, hours: Hours, turn: int, before_monday: int) -> Stretch:
        """Those who are agreed on stay; then the group's own, then the others, while places are left."""
        known: dict[PersonId, bool] = {}
        for who, agreed in self._on_it(hours, before_monday):
            known[who] = known.get(who, False) or agreed
        kept = list(known)[: self._line.beat.people]
        left = self._line.beat.people - len(kept)
        own = [who for who in self._own if who not in kept and holds(self._week.free(who), hours)]
        pool: Sequence[PersonId] = own[: left + MOST_CANDIDATES] if 0 < left < len(own) else ()
        if not pool:
            kept, left = [*kept, *own[:left]], left - len(own[:left])
            others = [who for who in self._free_others(hours, left) if who not in kept]
            pool = others if left < len(others) else ()
            kept, left = ([*kept, *others], left - len(others)) if not pool else (kept, left)
        return Stretch(
            beat=self._beat,
            start=hours[0],
            end=hours[1],
            clock=(self._week.clock(hours[0]), self._week.clock(hours[1])),
            turn=turn,
            kept=tuple(kept),
            open=left if pool else 0,
            pool=tuple(sorted(pool, key=self._order)),
            missing=0 if pool else left,
            agreed=tuple(who for who in kept if known.get(who)),
        )

    def _on_it(self, hours: Hours, before_monday: int) -> Iterator[tuple[PersonId, bool]]:
        """Who is on it by the rota people know, or by their turn that began some days before Monday.

        With whether they agreed to it themselves; else they must be free.
        """
        week = self._week
        for one in self._same:
            stays = holds(week.free(one.person), hours) or (
                one.agreed and not week.is_away(one.person, hours)
            )
            if one.start <= hours[0] and hours[1] <= one.end and one.person in self._able and stays:
                yield one.person, one.agreed
        for days in range(before_monday):
            earlier = week.days_before(hours[0], days + 1 + week.days_from_monday(hours[0]))
            for one in self._before:
                free = one.person in self._able and holds(week.free(one.person), hours)
                if free and one.start <= earlier < one.end:
                    yield one.person, False


def _on_beat(rota: RotaRecord | None, beat: Beat) -> list[Stint]:
    """Who does the same duty in the beat's first group, by a rota."""
    if rota is None:
        return []
    there = {
        at for at, one in enumerate(rota.beats) if one.duty == beat.duty and beat.groups[0] in one.groups
    }
    return [one for one in rota.stints if one.beat in there and one.person != NOBODY]
