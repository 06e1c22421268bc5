"""Which tries worked, and which topic comes next: what was answered more often, or is less known yet."""

from collections.abc import Sequence
from math import comb

from warmfield.community.warm_up_records import Tried, WarmUpRecord
from warmfield.rhythm.warm_up.topics import Topic
from warmfield.rhythm.wish import Scope

HEARD = 1800.0
"""Seconds within which an answer counts."""
PRECISE = 40
"""Halvings until a quantile is known to more digits than a float holds of it."""


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
    """The quantile of Beta(yes, no), for whole numbers: where a binomial tail reaches it."""
    low, high = 0.0, 1.0
    for _ in range(PRECISE):
        middle = (low + high) / 2
        low, high = (middle, high) if _below(yes, no, middle) < quantile else (low, middle)
    return high


def _below(yes: int, no: int, chance: float) -> float:
    """How much of Beta(yes, no) lies below: the chance of `yes` or more among `yes + no - 1`."""
    of = yes + no - 1
    return sum(comb(of, k) * chance**k * (1 - chance) ** (of - k) for k in range(yes, of + 1))
