"""How fast a token may ask: a bucket that fills up steadily."""

import math
import time
from collections.abc import Callable

A_SECOND = 10.0
AT_ONCE = 100.0
"""So many may come together after a rest."""
FORGET = 1000


class Pace:
    """`clock` gives seconds that only ever grow."""

    def __init__(
        self,
        a_second: float = A_SECOND,
        at_once: float = AT_ONCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._a_second, self._at_once, self._clock = a_second, at_once, clock
        self._left: dict[str, tuple[float, float]] = {}

    def wait(self, who: str) -> int:
        """0 where they may go on, and it is counted; else whole seconds to wait."""
        now = self._clock()
        left, at = self._left.get(who, (self._at_once, now))
        left = min(self._at_once, left + (now - at) * self._a_second)
        if left < 1.0:
            return math.ceil((1.0 - left) / self._a_second)
        if len(self._left) >= FORGET:
            self._left.clear()
        self._left[who] = (left - 1.0, now)
        return 0
