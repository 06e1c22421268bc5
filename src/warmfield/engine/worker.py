"""The one writer of a community: takes events in order, batch by batch.

While a batch is being written the next one is computed over the records as they will be. If a
write fails nothing of it counts: its takers are told, and the batch after it is computed afresh.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TypeVar, cast

from msgspec import Struct

from warmfield.community.events import Event
from warmfield.engine.ahead import Ahead
from warmfield.engine.clock import Clock
from warmfield.engine.computing import Means, compute, fresh
from warmfield.engine.intake import fit
from warmfield.engine.noted import Noted, Observe, Watch
from warmfield.engine.parking import park
from warmfield.engine.ports import Cursor, Store, StoreFailed, Turn, Unwritable
from warmfield.engine.tray import Chore, Parcel, Tray
from warmfield.plan.rulebook import Rulebook

BATCH = 256
"""Events in one commit. Larger gains little and makes the first of them wait."""
TRIES = 6
"""How often a busy database is asked; with the waits between, about three seconds."""
GAP = 0.006
"""Seconds between two batches, when few events come and one is being written."""
MANY = 32
"""Parcels that needn't wait for more."""
T = TypeVar("T")


class Batch(Struct, frozen=True, eq=False):
    parcels: Sequence[Parcel]
    turns: Sequence[Turn]


class Worker:
    """`committed` is called with the turns of a batch once they are on the disk."""

    def __init__(
        self,
        store: Store,
        rulebook: Rulebook,
        *,
        clock: Clock,
        means: Means,
        committed: Watch,
        observe: Observe,
    ) -> None:
        self.rulebook = rulebook
        self.tray = Tray()
        self._store = store
        self._clock = clock
        self._means = means
        self._committed = committed
        self._observe = observe
        self._ahead = Ahead(store)
        self._writer = ThreadPoolExecutor(1, "warmfield-writer")
        self._writing: asyncio.Task[bool] | None = None
        self._began = 0.0

    async def take(self, events: Sequence[Event], cursor: Cursor | None = None) -> None:
        """Returns when the events are on the disk; raises StoreFailed when they are not."""
        taken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await self.tray.put(Parcel([fit(event) for event in events], cursor, taken))
        await taken

    async def chore(self, work: Callable[[], T]) -> T:
        """Do `work` in the writer thread, between two batches."""
        done: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        await self.tray.put(Chore(work, done))
        return cast("T", await done)

    async def write(self, work: Callable[[], T]) -> T:
        """Do `work`, which touches no record, in the writer thread as soon as that is free."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, work)

    async def run(self) -> None:
        """Until cancelled; a write under way is finished then."""
        try:
            while True:
                await self._gather()
                brought = await self.tray.get(BATCH)
                if isinstance(brought, Chore):
                    await self._do(brought)
                else:
                    await self._take(brought)
        finally:
            await self._written()
            self._writer.shutdown()

    async def _gather(self) -> None:
        """While a batch is being written let a few events come together: each commit has its price."""
        await self.tray.filled()
        if self._writing is not None and not self._writing.done() and len(self.tray) < MANY:
            await asyncio.sleep(max(0.0, self._began + GAP - time.perf_counter()))
        self._began = time.perf_counter()

    async def _take(self, parcels: list[Parcel]) -> None:
        batch = await self._computed(parcels)
        if not await self._written() and batch is not None:
            self._ahead.discard()
            batch = await self._computed(parcels)
        if batch is not None:
            self._ahead.write()
            self._writing = asyncio.create_task(self._write(batch))

    async def _computed(self, parcels: list[Parcel]) -> Batch | None:
        events = [event for parcel in parcels for event in parcel.events]
        try:
            left = fresh(self._ahead, events)
            turns = await compute(self.rulebook, self._ahead, left, self._means)
        except StoreFailed as failure:
            self._ahead.discard()
            self._refuse(parcels, failure)
            return None
        if len(turns) < len(events):
            self._observe(Noted(what="duplicate", count=len(events) - len(turns)))
        return Batch(parcels, turns)

    async def _written(self) -> bool:
        """Wait for the write under way; False when it failed."""
        writing, self._writing = self._writing, None
        return writing is None or await writing

    async def _write(self, batch: Batch) -> bool:
        began = time.perf_counter()
        cursors = [parcel.cursor for parcel in batch.parcels if parcel.cursor is not None]
        try:
            await self._persist(lambda: self._store.commit(batch.turns, cursors))
        except Unwritable:
            return await self._write_singly(batch, cursors)
        except StoreFailed as failure:
            self._ahead.drop()
            self._refuse(batch.parcels, failure)
            return False
        self._ahead.settle()
        self._done(batch.turns, time.perf_counter() - began)
        self._answer(batch)
        return True

    async def _write_singly(self, batch: Batch, cursors: list[Cursor]) -> bool:
        """One event can't be written: take them one by one and park that one. Always False: what was
        computed after this batch is computed again."""
        self._ahead.drop()
        try:
            for turn in batch.turns:
                await self._write_one(turn.event)
            await self._persist(lambda: self._store.commit([], cursors))
        except StoreFailed as failure:
            self._refuse(batch.parcels, failure)
        else:
            self._answer(batch)
        return False

    async def _write_one(self, event: Event) -> None:
        ahead = Ahead(self._store)
        turns = await compute(self.rulebook, ahead, [event], self._means)
        try:
            await self._persist(lambda: self._store.commit(turns))
        except Unwritable as cause:
            turns = [park(self.rulebook, self._store.view(), event, cause)]
            await self._persist(lambda: self._store.commit(turns))
        self._done(turns, 0.0)

    async def _persist(self, work: Callable[[], None]) -> None:
        for attempt in range(1, TRIES):
            try:
                return await self.write(work)
            except StoreFailed as failure:
                if not failure.again:
                    raise
                self._observe(Noted(what="store_failed", reason=str(failure)))
            await self._clock.sleep_until(self._clock.now() + timedelta(seconds=0.1 * 2 ** (attempt - 1)))
        return await self.write(work)

    def _answer(self, batch: Batch) -> None:
        for parcel in batch.parcels:
            if not parcel.taken.done():
                parcel.taken.set_result(None)

    def _done(self, turns: Sequence[Turn], seconds: float) -> None:
        self._observe(Noted(what="committed", count=len(turns), seconds=seconds))
        self._committed(turns)
        for turn in turns:
            if turn.parked is not None:
                last_line = turn.parked.traceback.rstrip().rpartition("\n")[2]
                self._observe(Noted(what="parked", about=turn.event.id, reason=last_line.partition(":")[0]))

    def _refuse(self, parcels: Sequence[Parcel], failure: StoreFailed) -> None:
        self._observe(Noted(what="commit_failed", count=len(parcels), reason=str(failure)))
        for parcel in parcels:
            if not parcel.taken.done():
                parcel.taken.set_exception(failure)

    async def _do(self, chore: Chore) -> None:
        await self._written()
        try:
            given = await self.write(chore.work)
        except Exception as fault:  # noqa: BLE001 - the engine's edge: who asked for it is told
            chore.done.set_exception(fault)
        else:
            chore.done.set_result(given)
