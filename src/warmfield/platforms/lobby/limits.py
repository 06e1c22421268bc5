"""How fast one member, and one address, may write: generous to people, firm with programs."""

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from msgspec import Struct

MOST = 10_000
"""Names remembered; the longest unseen is forgotten first."""


class Pace(Struct, frozen=True):
    """`burst` at once, `per_second` over time."""

    burst: float
    per_second: float


MEMBER = Pace(burst=30, per_second=2)
"""More than a clause against flooding needs to see it: 8 messages in 30 seconds by the reference plan."""
ADDRESS = Pace(burst=200, per_second=20)
"""A school's wireless network brings many parents by one address."""
NEWCOMERS = Pace(burst=20, per_second=0.5)
"""New members by one address."""


class Limits:
    """Buckets that refill; kept in memory, so a restart is forgiving."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, who: str, pace: Pace) -> bool:
        now = self._clock()
        left, at = self._left.pop(who, (pace.burst, now))
        left = min(pace.burst, left + (now - at) * pace.per_second)
        allowed = left >= 1
        self._left[who] = (left - 1 if allowed else left, now)
        while len(self._left) > MOST:
            self._left.popitem(last=False)
        return allowed
