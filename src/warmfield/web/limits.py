"""How fast one person, and one address, may go: buckets that refill."""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from time import monotonic

from msgspec import Struct

MOST = 10_000
"""Names remembered; the longest unseen is forgotten first."""


class Pace(Struct, frozen=True):
    """`burst` at once, `per_second` over time."""

    burst: float
    per_second: float


class Limits:
    """Kept in memory, so a restart is forgiving. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, who: str, pace: Pace) -> bool:
        """Whether there is room; it is taken."""
        return self.spend(who, pace) == 0

    def spend(self, who: str, pace: Pace) -> int:
        """0 where there was room, and it is taken; else the whole seconds until there is some."""
        left, now = self._now(who, pace), self._clock()
        self._left[who] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > MOST:
            self._left.popitem(last=False)
        return _wait(left, pace)

    def wait(self, who: str, pace: Pace) -> int:
        """Like `spend`, and nothing is taken."""
        left = self._now(who, pace)
        self._left[who] = (left, self._clock())
        return _wait(left, pace)

    def _now(self, who: str, pace: Pace) -> float:
        left, at = self._left.pop(who, (pace.burst, self._clock()))
        return min(pace.burst, left + (self._clock() - at) * pace.per_second)


def _wait(left: float, pace: Pace) -> int:
    return 0 if left >= 1 else ceil((1 - left) / pace.per_second)
