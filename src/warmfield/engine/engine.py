"""The engine of one community: connectors in, one worker, the alarm and the courier out."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from warmfield.community.events import Event, PlanPublished
from warmfield.community.ids import ActionId, EventId, GroupId, PersonId
from warmfield.engine.alarm import Alarm
from warmfield.engine.clock import Clock, WallClock
from warmfield.engine.computing import Means, ReadMany, TakeTurn
from warmfield.engine.courier import Courier
from warmfield.engine.noted import Noted, Observe, Watch, unobserved, unwatched
from warmfield.engine.pace import wait_before
from warmfield.engine.ports import Connector, Cursor, Pending, Store, StoreFailed, Turn
from warmfield.engine.turn import turn
from warmfield.engine.worker import Worker
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.meaning import Encode
from warmfield.reading.read import read_many

EVER = datetime(9999, 1, 1, tzinfo=UTC)
WHOLE_OUTBOX = 1_000_000
STEADY = timedelta(minutes=1)
"""A connector that ran this long before it failed starts with short waits again."""
STORE_WAIT = timedelta(seconds=5)
PLAN_CURSOR = "plan"
DAY = timedelta(days=1)
T = TypeVar("T")


class Engine:
    """Takes events, keeps the plan, brings actions out; nothing counts before it is on the disk.

    `connectors` are named by platform, as the plan names it. The store stays open when the engine
    ends. `encode` says what a text is about, where the extra `semantic` is installed. `watch` is called
    with the turns of each batch once they are on the disk, `observe` with what logs and metrics want to
    know; neither may raise.
    """

    def __init__(
        self,
        store: Store,
        rulebook: Rulebook,
        connectors: Mapping[str, Connector],
        *,
        clock: Clock | None = None,
        turn: TakeTurn = turn,
        read_many: ReadMany = read_many,
        encode: Encode | None = None,
        observe: Observe = unobserved,
        watch: Watch = unwatched,
    ) -> None:
        self._store = store
        self._connectors = connectors
        self._clock = clock or WallClock()
        self._observe = observe
        self._watch = watch
        self._worker = Worker(
            store,
            rulebook,
            clock=self._clock,
            means=Means(turn, read_many, encode),
            committed=self._committed,
            observe=observe,
        )
        self._alarm = Alarm(store, self._clock, self.take)
        self._courier = Courier(
            connectors,
            self._platform,
            clock=self._clock,
            end=lambda ended: self.take([ended]),
            postpone=self._postpone,
            observe=observe,
        )

    @property
    def rulebook(self) -> Rulebook:
        return self._worker.rulebook

    @property
    def waiting(self) -> dict[str, int]:
        """How many parcels of `events` and how many `actions` wait."""
        return {"events": len(self._worker.tray), "actions": self._courier.waiting}

    async def take(self, events: Sequence[Event], cursor: Cursor | None = None) -> None:
        """Returns when the events and the cursor are on the disk; raises StoreFailed when they aren't.

        An event whose id is known is dropped. `run` must be running, or be started soon.
        """
        await self._worker.take(events, cursor)

    async def between(self, work: Callable[[], T]) -> T:
        """Do `work`, which changes what the store holds, with nothing on its way."""
        self._courier.hold()
        try:
            return await self._worker.chore(work)
        finally:
            self._courier.go_on(self._pending())
            self._alarm.changed.set()

    def _pending(self) -> list[Pending] | None:
        try:
            return self._store.pending(EVER, WHOLE_OUTBOX)
        except StoreFailed as failure:
            self._observe(Noted(what="store_failed", reason=str(failure)))
            return None

    async def run(self) -> None:
        """Until cancelled. Connectors that fail are started again from their cursor."""
        self._courier.bring(self._store.pending(EVER, WHOLE_OUTBOX))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._worker.run(), name="worker")
            await self._publish_when_possible()
            tasks.create_task(self._courier.run(), name="courier")
            tasks.create_task(self._alarm.run(), name="alarm")
            tasks.create_task(self._forget_daily(), name="retention")
            for name, connector in self._connectors.items():
                tasks.create_task(self._keep_reading(name, connector), name=f"connector {name}")

    async def publish(
        self, rulebook: Rulebook, by: PersonId | None = None, approved_by: PersonId | None = None
    ) -> None:
        """Go over to another version of the plan, from the next batch on.

        Raises StoreFailed; then the version before stays in force.
        """
        before, self._worker.rulebook = self._worker.rulebook, rulebook
        try:
            await self._publish_if_new(by, approved_by)
        except StoreFailed:
            self._worker.rulebook = before
            raise

    async def _publish_when_possible(self) -> None:
        """A disk that is full at the start keeps us waiting, it doesn't end us."""
        while True:
            try:
                return await self._publish_if_new()
            except StoreFailed:
                await self._clock.sleep_until(self._clock.now() + STORE_WAIT)

    async def _publish_if_new(self, by: PersonId | None = None, approved_by: PersonId | None = None) -> None:
        version, now = self.rulebook.version, self._clock.now()
        if self._store.cursor(PLAN_CURSOR) == version:
            return
        published = PlanPublished(
            at=now,
            id=EventId(f"p/{version}/{now.isoformat()}"),
            version=version,
            by=by,
            approved_by=approved_by,
        )
        await self.take([published], Cursor(PLAN_CURSOR, version))

    async def _keep_reading(self, name: str, connector: Connector) -> None:
        tries = 0
        while True:
            began = self._clock.now()
            try:
                return await connector.run(self.take, self._store.cursor(name))
            except Exception as cause:  # noqa: BLE001 - the engine's edge: noted, then started again
                self._observe(Noted(what="connector_failed", platform=name, reason=repr(cause)))
            now = self._clock.now()
            tries = 1 if now - began > STEADY else tries + 1
            await self._clock.sleep_until(now + wait_before(name, tries))

    async def _forget_daily(self) -> None:
        """Retention as the plan has it, at the start and once a day; a little at a time."""
        while True:
            kept, now = self.rulebook.plan.retention, self._clock.now()
            try:
                await self._forget(now - kept.text, now - kept.nicknames)
            except StoreFailed as failure:
                self._observe(Noted(what="store_failed", reason=str(failure)))
            await self._clock.sleep_until(now + DAY)

    async def _forget(self, text_before: datetime, nicknames_before: datetime) -> None:
        while blanked := await self._worker.chore(lambda: self._store.forget(text_before, nicknames_before)):
            self._observe(Noted(what="forgotten", count=blanked))

    def _committed(self, turns: Sequence[Turn]) -> None:
        self._courier.bring(Pending(action=action) for turn in turns for action in turn.actions)
        if any(turn.timers or turn.cancelled for turn in turns):
            self._alarm.changed.set()
        self._watch(turns)

    def _platform(self, group: GroupId) -> str:
        return self.rulebook.group(group).platform

    async def _postpone(self, action: ActionId, attempts: int, not_before: datetime) -> None:
        await self._worker.write(lambda: self._store.postpone(action, attempts, not_before))
