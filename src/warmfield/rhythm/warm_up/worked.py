"""Which tries worked, and which topic comes next: what was answered more often, or is less known yet."""

from collections.abc import Sequence
from math import comb

from warmfield.community.warm_up_records import Tried, WarmUpRecord
from warmfield.rhythm.warm_up.topics import Topic
from warmfield.rhythm.wish import Scope

HEARD = 1800.0
"""Seconds within which an answer counts."""
PRECISE = 24
"""Halvings until a quantile is known to seven digits."""


def settled(scope: Scope) -> list[Tried]:
    """The tries whose half hour is over."""
    record = scope.view.get(WarmUpRecord, scope.group)
    over = scope.now.timestamp() - HEARD
    return [] if record is None else [one for one in record.tried if one.at <= over]


def next_topic(topics: Sequence[Topic], tried: Sequence[Tried]) -> Topic | None:
    """Choose by the upper quantile of each topic's chance to be answered (Bayes-UCB), no dice thrown.

    Every topic starts from a uniform prior, Beta(1, 1). The half of the topics that was used last rests;
    of equals the one that was used longest ago comes first, then the plan's order.
    """
    last = {one.topic: place for place, one in enumerate(tried)}
    rested = sorted(topics, key=lambda topic: last.get(topic.key, -1))[: len(topics) - len(topics) // 2]
    quantile = 1 - 1 / (len(tried) + 2)
    return max(
        rested,
        key=lambda topic: (round(_promise(topic, tried, quantile), 6), -last.get(topic.key, -1)),
        default=None,
    )


def _promise(topic: Topic, tried: Sequence[Tried], quantile: float) -> float:
    here = [one for one in tried if one.topic == topic.key]
    worked = sum(bool(one.answered) for one in here)
    return upper(1 + worked, 1 + len(here) - worked, quantile)


def upper(yes: int, no: int, quantile: float) -> float:
    """The quantile of Beta(yes, no), for whole numbers.

    Below a chance lies as much of it as the chance of `yes` or more among `yes + no - 1`.
    """
    of = yes + no - 1
    ways = [(k, comb(of, k)) for k in range(yes, of + 1)]
    low, high = 0.0, 1.0
    for _ in range(PRECISE):
        chance = (low + high) / 2
        below = sum(many * chance**k * (1 - chance) ** (of - k) for k, many in ways)
        low, high = (chance, high) if below < quantile else (low, chance)
    return high
