"""What the solver is asked: a few blocks of duty, who may take each, and what the choice costs."""

from collections.abc import Set

from msgspec import Struct

from warmfield.community.ids import PersonId

Place = tuple[int, PersonId]
"""A block, by its number in the portion, and a person."""


class Block(Struct, frozen=True, kw_only=True):
    """Hours that stay with one person each: the same hours of a turn. `people` of `pool` are to be chosen."""

    hours: float
    people: int
    pool: tuple[PersonId, ...]


class Cost(Struct, frozen=True, array_like=True):
    """`cost` is in square hours. `also`: it is due where the person has both blocks."""

    block: int
    person: PersonId
    cost: float
    also: int = -1


class Portion(Struct, frozen=True, kw_only=True):
    """`loads` are hours each person has already; `costs` come on top of the squares of all loads."""

    blocks: tuple[Block, ...]
    loads: tuple[tuple[PersonId, float], ...]
    costs: tuple[Cost, ...] = ()


def cost_of(portion: Portion, chosen: Set[Place]) -> float:
    """The squares of everybody's hours, and what else the choice costs."""
    hours = dict(portion.loads)
    for block, who in chosen:
        hours[who] += portion.blocks[block].hours
    extra = sum(
        one.cost
        for one in portion.costs
        if (one.block, one.person) in chosen and (one.also < 0 or (one.also, one.person) in chosen)
    )
    return sum(one * one for one in hours.values()) + extra
