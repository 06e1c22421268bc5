"""Where events wait for the worker. It holds only so much: who brings more waits too."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from msgspec import Struct

from warmfield.community.events import Event
from warmfield.engine.ports import Cursor

WAITING = 256
"""Parcels that may wait; then `take` waits too, and the platform's own buffer fills."""


class Parcel(Struct, frozen=True, eq=False):
    """Events handed over together: they are taken in one transaction with their cursor."""

    events: Sequence[Event]
    cursor: Cursor | None
    taken: "asyncio.Future[None]"


class Chore(Struct, frozen=True, eq=False):
    """Work on the store for which no batch may be on its way."""

    work: Callable[[], object]
    done: "asyncio.Future[object]"


class Tray:
    def __init__(self, size: int = WAITING) -> None:
        self._held: deque[Parcel | Chore] = deque()
        self._room = asyncio.Semaphore(size)
        self._something = asyncio.Event()

    def __len__(self) -> int:
        return len(self._held)

    async def put(self, brought: Parcel | Chore) -> None:
        await self._room.acquire()
        self._held.append(brought)
        self._something.set()

    async def filled(self) -> None:
        """Wait for something."""
        await self._something.wait()

    async def get(self, most: int) -> list[Parcel] | Chore:
        """Wait for something; give a chore, or all parcels before the next chore, up to `most` events."""
        await self._something.wait()
        first = self._pop()
        if isinstance(first, Chore):
            return first
        parcels, count = [first], len(first.events)
        while self._held and count < most and isinstance(self._held[0], Parcel):
            parcel = self._pop()
            assert isinstance(parcel, Parcel)  # noqa: S101 - the line above asked
            parcels.append(parcel)
            count += len(parcel.events)
        return parcels

    def _pop(self) -> Parcel | Chore:
        brought = self._held.popleft()
        self._room.release()
        if not self._held:
            self._something.clear()
        return brought
