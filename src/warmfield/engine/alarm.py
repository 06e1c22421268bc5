"""Wakes when the next timer is due and hands it over as an event."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from warmfield.community.events import Event
from warmfield.engine.clock import Clock
from warmfield.engine.fallen_due import event_of
from warmfield.engine.ports import Store, StoreFailed

STORE_WAIT = timedelta(seconds=5)


class Alarm:
    """`changed` is set by the engine when a commit touched timers."""

    def __init__(
        self, store: Store, clock: Clock, take: Callable[[Sequence[Event]], Awaitable[None]]
    ) -> None:
        self.changed = asyncio.Event()
        self._store = store
        self._clock = clock
        self._take = take

    async def run(self) -> None:
        while True:
            try:
                await self._once()
            except StoreFailed:
                await self._clock.sleep_until(self._clock.now() + STORE_WAIT)

    async def _once(self) -> None:
        self.changed.clear()
        due = self._store.next_due()
        now = self._clock.now()
        if due is not None and due <= now:
            await self._take([event_of(timer, now) for timer in self._store.due(now)])
        else:
            await self._sleep(due)

    async def _sleep(self, due: datetime | None) -> None:
        """Until `due`, or until the timers change."""
        waits: list[asyncio.Task[None]] = [asyncio.create_task(_wait(self.changed))]
        if due is not None:
            waits.append(asyncio.create_task(_nap(self._clock, due)))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)


async def _wait(changed: asyncio.Event) -> None:
    await changed.wait()


async def _nap(clock: Clock, due: datetime) -> None:
    await clock.sleep_until(due)
