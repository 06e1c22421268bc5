"""Who is in the groups of the demo community, and how much they write."""

import random
from collections.abc import Iterator, Sequence
from itertools import cycle, islice, product

from msgspec import Struct

from warmfield.community.ids import GroupId, MemberId
from warmfield.demo.material import Material
from warmfield.plan.model import Plan

SILENT = 0.35
"""The share of a group that only reads."""
FREE = 0.06
"""The share that goes by a name the plan doesn't ask for."""


class Crowd(Struct, frozen=True, kw_only=True):
    """`a_day` is how many messages a usual day brings; `lately` the last days, the newest last."""

    group: GroupId
    members: int
    a_day: int
    lately: tuple[int, ...] = ()

    def messages(self, days_ago: int) -> int:
        return self.lately[-1 - days_ago] if days_ago < len(self.lately) else self.a_day


CROWDS = (
    Crowd(group=GroupId("trial"), members=97, a_day=34, lately=(90, 150, 230, 270, 300)),
    Crowd(group=GroupId("longze"), members=142, a_day=30, lately=(22, 14, 9, 6, 4, 2, 1)),
    Crowd(group=GroupId("tiantong"), members=238, a_day=32, lately=(20, 12, 7, 5, 3, 2, 1)),
    Crowd(group=GroupId("jinyu"), members=186, a_day=44),
    Crowd(group=GroupId("huilong"), members=211, a_day=52),
    Crowd(group=GroupId("maths"), members=64, a_day=24),
    Crowd(group=GroupId("english"), members=173, a_day=38),
    Crowd(group=GroupId("xierqi"), members=129, a_day=30),
)
"""One drowns, two have gone quiet, the others are comfortable."""


class Inhabitant(Struct, frozen=True, kw_only=True):
    """`writes` is how often they do, beside the others; 0: they only read."""

    who: MemberId
    group: GroupId
    nickname: str
    writes: float


def crowd_of(crowd: Crowd, plan: Plan, material: Material, dice: random.Random) -> list[Inhabitant]:
    """The same people for the same dice."""
    here = plan.groups[crowd.group]
    places = [here.neighbourhood] if here.neighbourhood else plan.neighbourhoods[:5]
    named = _names(material, places, dice)
    return [
        Inhabitant(
            who=account(here.platform, f"{crowd.group}-{nth}", nickname),
            group=crowd.group,
            nickname=nickname,
            writes=0.0 if nth >= crowd.members * (1 - SILENT) else 1.0 / (nth + 4),
        )
        for nth, nickname in enumerate(islice(named, crowd.members))
    ]


def account(platform: str, number: str, nickname: str) -> MemberId:
    """By hand somebody is known by their nickname alone."""
    return MemberId(f"{platform}:{nickname if platform == 'wechat' else f'demo-{number}'}")


def _names(material: Material, places: Sequence[str], dice: random.Random) -> Iterator[str]:
    """Every child with each parent once, then from the beginning, one place after the other."""
    both = list(product(material.children, material.parents))
    dice.shuffle(both)
    for (child, parent), place in zip(cycle(both), cycle(places), strict=False):
        if dice.random() < FREE:
            yield dice.choice(material.free_names)
        else:
            yield material.nickname.format(child=child, parent=parent, neighbourhood=place)
