"""How fast a platform is asked, and how long we wait before asking again."""

from datetime import datetime, timedelta
from zlib import crc32

from warmfield.engine.clock import Clock

FIRST_WAIT = 1.0
LONGEST_WAIT = 600.0
"""Seconds. A platform that is down for an hour is asked some nine times meanwhile."""
TRIES = 20
"""About two and a half hours with the waits above; then a person is asked."""


class Pace:
    """At most `per_second` actions a second, with one second's worth saved up."""

    def __init__(self, per_second: float, clock: Clock) -> None:
        self._gap = timedelta(seconds=1 / per_second)
        self._saved = self._gap * max(0.0, per_second - 1)
        self._clock = clock
        self._next: datetime | None = None

    async def slot(self) -> None:
        """Wait for one's turn."""
        now = self._clock.now()
        full = now - self._saved
        at = full if self._next is None else max(self._next, full)
        self._next = at + self._gap
        await self._clock.sleep_until(at)


def wait_before(action: str, attempts: int) -> timedelta:
    """Twice as long each time, up to LONGEST_WAIT; the action's id spreads it by a quarter either way."""
    spread = crc32(f"{action}#{attempts}".encode()) / 0xFFFFFFFF - 0.5
    longest = min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)
    return timedelta(seconds=longest * (1 + spread / 2))
