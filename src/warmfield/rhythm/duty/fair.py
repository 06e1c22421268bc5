"""The choices of a week made: who takes each open stretch, fair over the last weeks, with few hand-overs."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import structs

from warmfield.community.ids import PersonId
from warmfield.community.rota import Beat
from warmfield.rhythm.duty.blocks import HOUR, Joined, joined, portions_of, weight
from warmfield.rhythm.duty.choose import choose, greedy
from warmfield.rhythm.duty.one_role import Busy
from warmfield.rhythm.duty.portion import Block, Cost, Portion
from warmfield.rhythm.duty.stretches import Past, Stretch

HAND_OVER = 3.0
"""What a hand-over within a day, or a change from one day to the next, costs in square hours: more than one
hour between two people, less than two."""
FIRST_OF_PLAN = 1e-3
"""Where two choices are equal, the person first in the plan."""
SOLVED = 12
"""Portions of a week that go to the solver, some 25 ms each: a turn must not hold up the community. The rest,
as in a hundred groups with different people each, is chosen the plain way."""


def all_chosen(beats: Sequence[Beat], stretches: Sequence[Stretch], past: Past) -> list[Stretch]:
    """Every stretch with its people; `past` are everybody's hours of the last weeks, in the plan's order."""
    choosing = _Choosing(beats, stretches, past)
    for count, blocks in enumerate(portions_of(joined(beats, stretches))):
        portion = choosing.portion(blocks)
        for number, who in sorted(choose(portion) if count < SOLVED else greedy(portion)):
            choosing.take(blocks[number], who)
    return choosing.stretches


class _Choosing:
    """The week as far as it is chosen."""

    def __init__(self, beats: Sequence[Beat], stretches: Sequence[Stretch], past: Past) -> None:
        self.stretches = list(stretches)
        self._beats = beats
        self._past = past
        self._now = dict.fromkeys(past, 0.0)
        self._order = list(past).index
        self._busy = Busy(beats, stretches)
        self._of_beat: dict[int, list[int]] = {}
        for at, stretch in enumerate(stretches):
            self._of_beat.setdefault(stretch.beat, []).append(at)
            for who in stretch.kept:
                self._now[who] += weight(self._beats, stretch)

    def take(self, block: Joined, who: PersonId) -> None:
        for at in block.stretches:
            stretch = self.stretches[at]
            self.stretches[at] = structs.replace(stretch, kept=(*stretch.kept, who), open=0, pool=())
            self._busy.add(who, stretch)
            self._now[who] += weight(self._beats, stretch)

    def portion(self, blocks: Sequence[Joined]) -> Portion:
        people = sorted({who for one in blocks for who in one.pool}, key=self._order)
        loads = self._loads(people)
        dear = 2 * (max(loads.values()) + sum(one.hours for one in blocks))
        return Portion(
            blocks=tuple(Block(hours=one.hours, people=one.people, pool=one.pool) for one in blocks),
            loads=tuple(loads.items()),
            costs=(
                *_of_order(blocks, people),
                *self._of_two_roles(blocks, dear),
                *self._of_hand_overs(blocks),
            ),
        )

    def _loads(self, people: Sequence[PersonId]) -> dict[PersonId, float]:
        """Hours from the least on, so that like weeks are the same portion.

        A week in which somebody couldn't be on duty counts for them as for the others on the average: who is
        new, or was away, isn't made to catch up.
        """
        loads = {who: self._now[who] for who in people}
        for week in zip(*(self._past[who] for who in people), strict=True):
            known = [hours for hours in week if hours is not None]
            usual = sum(known) / len(known) if known else 0.0
            for who, hours in zip(people, week, strict=True):
                loads[who] += usual if hours is None else hours
        least = min(loads.values())
        return {who: round(load - least, 2) for who, load in loads.items()}

    def _of_two_roles(self, blocks: Sequence[Joined], dear: float) -> Iterator[Cost]:
        """Dearer than any unfairness: who hosts can't start as well."""
        for number, one in enumerate(blocks):
            for who in one.pool:
                seconds = sum(self._busy.elsewhere(who, self.stretches[at]) for at in one.stretches)
                if seconds:
                    yield Cost(number, who, dear * seconds / HOUR)
        for (number, one), (other, two) in combinations(enumerate(blocks), 2):
            if (both := set(one.pool) & set(two.pool)) and (seconds := self._overlap(one, two)):
                for who in sorted(both):
                    yield Cost(number, who, dear * seconds / HOUR, other)

    def _overlap(self, one: Joined, other: Joined) -> int:
        if self._beats[one.beat].duty == self._beats[other.beat].duty:
            return 0
        there = ((self.stretches[at], self.stretches[by]) for at in one.stretches for by in other.stretches)
        return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a, b in there)

    def _of_hand_overs(self, blocks: Sequence[Joined]) -> Iterator[Cost]:
        """What isn't handed over is a gain."""
        for number, one in enumerate(blocks):
            mine = [self.stretches[at] for at in one.stretches]
            settled = [by for at in self._of_beat[one.beat] if (by := self.stretches[at]).kept]
            beside = [who for by in settled for stretch in mine if _touch(stretch, by) for who in by.kept]
            for who in one.pool:
                if who in beside:
                    yield Cost(number, who, -HAND_OVER * beside.count(who))
        for (number, one), (other, two) in combinations(enumerate(blocks), 2):
            times = one.beat == two.beat and sum(
                _touch(self.stretches[at], self.stretches[by]) for at in one.stretches for by in two.stretches
            )
            for who in sorted(set(one.pool) & set(two.pool)) if times else ():
                yield Cost(number, who, -HAND_OVER * times, other)


def _of_order(blocks: Sequence[Joined], people: Sequence[PersonId]) -> Iterator[Cost]:
    for number, one in enumerate(blocks):
        for who in one.pool:
            yield Cost(number, who, FIRST_OF_PLAN * one.hours * people.index(who))


def _touch(one: Stretch, other: Stretch) -> bool:
    """One follows the other at once, or at the same hours of the next day."""
    if one.end == other.start or other.end == one.start:
        return True
    return one.clock == other.clock and abs(one.start - other.start) < 26 * HOUR
