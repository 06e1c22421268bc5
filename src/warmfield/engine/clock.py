"""What time it is, and waiting for a time: by the wall, or by hand in tests and rehearsals."""

import asyncio
import heapq
from datetime import UTC, datetime, timedelta
from typing import Protocol

LONGEST_NAP = 60.0
"""Seconds; a machine's clock may be set while we sleep, so we look again."""


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, in UTC."""
        ...

    async def sleep_until(self, moment: datetime) -> None: ...


class WallClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep_until(self, moment: datetime) -> None:
        while (left := (moment - self.now()).total_seconds()) > 0:  # noqa: ASYNC110 - it waits for a time
            await asyncio.sleep(min(left, LONGEST_NAP))


class VirtualClock:
    """Stands still until it is moved. Sleepers wake in the order of their times."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._slept = 0

    def now(self) -> datetime:
        return self._now

    async def sleep_until(self, moment: datetime) -> None:
        if moment <= self._now:
            return
        self._slept += 1
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (moment, self._slept, woken))
        await woken

    def next_waking(self) -> datetime | None:
        """When the first sleeper wants to wake; None when nobody sleeps."""
        while self._sleepers and self._sleepers[0][2].done():
            heapq.heappop(self._sleepers)
        return self._sleepers[0][0] if self._sleepers else None

    def move_to(self, moment: datetime) -> None:
        """Set the time (never back) and wake whoever wanted to be awake by then."""
        self._now = max(self._now, moment)
        while (first := self.next_waking()) is not None and first <= self._now:
            heapq.heappop(self._sleepers)[2].set_result(None)

    def move_by(self, length: timedelta) -> None:
        self.move_to(self._now + length)
