"""Choose people for a portion: by the solver; without its answer each block goes to whom it costs least."""

from collections.abc import Iterator, Set
from functools import lru_cache

from warmfield.community.ids import PersonId
from warmfield.rhythm.duty.portion import Place, Portion, cost_of


@lru_cache(maxsize=256)
def choose(portion: Portion) -> frozenset[Place]:
    """Remembered: weeks are often alike, and a rehearsal plays many of them."""
    from warmfield.rhythm.duty.by_solver import solved  # noqa: PLC0415 - slow to import, see there

    plain = greedy(portion)
    best = solved(portion)
    return plain if best is None or cost_of(portion, best) > cost_of(portion, plain) else frozenset(best)


def greedy(portion: Portion) -> frozenset[Place]:
    """The longest blocks first, each to the people for whom all costs least."""
    loads, chosen = dict(portion.loads), set[Place]()
    for at in sorted(range(len(portion.blocks)), key=lambda at: (-portion.blocks[at].hours, at)):
        block = portion.blocks[at]
        costs = {
            who: 2 * loads[who] * block.hours + sum(_extra(portion, chosen, at, who)) for who in block.pool
        }
        for who in sorted(block.pool, key=lambda who: (costs[who], block.pool.index(who)))[: block.people]:
            chosen.add((at, who))
            loads[who] += block.hours
    return frozenset(chosen)


def _extra(portion: Portion, chosen: Set[Place], at: int, who: PersonId) -> Iterator[float]:
    """What it costs besides the hours, beside what is chosen already."""
    for one in portion.costs:
        if one.person == who and at in (one.block, one.also):
            other = one.also if at == one.block else one.block
            if other < 0 or (other, who) in chosen:
                yield one.cost
