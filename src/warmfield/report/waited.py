"""How long what was put to people waited for an answer."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from math import ceil
from statistics import median

from msgspec import Struct

from warmfield.community.tallies import PutToStaff

BREACHES = ("review", "dispute", "by_hand")
"""Sorts that are about a breach: the plan says in what time these should be dealt with."""


class Waited(Struct, frozen=True, kw_only=True):
    """Of one sort, or one person. Times in seconds; None where nothing was answered."""

    count: int
    answered: int
    still_open: int
    half: float | None = None
    """Half were answered sooner (the median)."""
    nine_tenths: float | None = None
    """Nine of ten were answered sooner."""
    in_time: int = 0
    """Of the answered, those within the plan's time."""


def waited(asked: Iterable[PutToStaff], within: timedelta) -> Waited:
    """What became of no use, or closed by itself, counts as neither answered nor open."""
    still_open, times = 0, list[float]()
    for one in asked:
        if one.state == "open":
            still_open += 1
        elif one.answered_by is not None and one.answered_at is not None:
            times.append((one.answered_at - one.at).total_seconds())
    times.sort()
    return Waited(
        count=still_open + len(times),
        answered=len(times),
        still_open=still_open,
        half=median(times) if times else None,
        nine_tenths=times[ceil(0.9 * len(times)) - 1] if times else None,
        in_time=bisect_right(times, within.total_seconds()),
    )


def by_key(
    asked: Iterable[PutToStaff], key: Callable[[PutToStaff], Iterable[str]], within: timedelta
) -> dict[str, Waited]:
    """One may count under several keys, as when two are on duty. The most first."""
    found: dict[str, list[PutToStaff]] = {}
    for one in asked:
        for name in key(one):
            found.setdefault(name, []).append(one)
    made = {name: waited(those, within) for name, those in found.items()}
    return dict(
        sorted(
            ((name, one) for name, one in made.items() if one.count),
            key=lambda item: (-item[1].count, item[0]),
        )
    )


def about_breaches(asked: Iterable[PutToStaff]) -> list[PutToStaff]:
    return [one for one in asked if one.sort in BREACHES]


def slowest(asked: Iterable[PutToStaff], now: datetime) -> list[PutToStaff]:
    """Those that wait still, and those that were answered; the longest wait first."""
    known = (one for one in asked if one.state == "open" or _by_a_person(one))
    return sorted(known, key=lambda one: (one.answered_at or now) - one.at, reverse=True)


def _by_a_person(one: PutToStaff) -> bool:
    return one.answered_by is not None and one.answered_at is not None
