"""Takes actions from the outbox to their platforms: in order within a group, tried again, given up late."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from warmfield.community.actions import Action
from warmfield.community.events import ActionEnded
from warmfield.community.ids import ActionId, EventId, GroupId
from warmfield.engine.clock import Clock
from warmfield.engine.noted import Noted, Observe
from warmfield.engine.pace import TRIES, Pace, wait_before
from warmfield.engine.ports import Connector, Outcome, Pending, StoreFailed

PATIENCE = 120.0
"""Seconds a platform may take over one action; longer counts as no answer."""
STORE_WAIT = timedelta(seconds=5)

End = Callable[[ActionEnded], Awaitable[None]]
Postpone = Callable[[ActionId, int, datetime], Awaitable[None]]


class Courier:
    """`end` commits an outcome; `postpone` notes when an action is tried next."""

    def __init__(
        self,
        connectors: Mapping[str, Connector],
        platform_of: Callable[[GroupId], str],
        *,
        clock: Clock,
        end: End,
        postpone: Postpone,
        observe: Observe,
    ) -> None:
        self._connectors = connectors
        self._platform_of = platform_of
        self._clock = clock
        self._end = end
        self._postpone = postpone
        self._observe = observe
        self._paces = {
            name: Pace(connector.capabilities.per_second, clock) for name, connector in connectors.items()
        }
        self._lanes: dict[GroupId, deque[Pending]] = {}
        self._walking: set[GroupId] = set()
        self._brought = asyncio.Event()
        self._unwanted: set[ActionId] = set()
        self._open = asyncio.Event()
        self._open.set()

    @property
    def waiting(self) -> int:
        """Actions asked for whose outcome isn't known yet."""
        return sum(len(lane) for lane in self._lanes.values())

    def bring(self, pending: Iterable[Pending]) -> None:
        for one in pending:
            self._lanes.setdefault(one.action.group, deque()).append(one)
        self._brought.set()

    def hold(self) -> None:
        """Outcomes wait from now on: what stands in the outbox is being changed."""
        self._open.clear()

    def go_on(self, pending: Sequence[Pending] | None) -> None:
        """With what the outbox holds now; None where it can't be told: then with what was brought before.

        What is under way and isn't wanted any more ends without a word.
        """
        if pending is not None:
            under_way = {self._lanes[group][0].action.id for group in self._walking}
            for group, lane in self._lanes.items():
                while len(lane) > (group in self._walking):
                    lane.pop()
            self._unwanted |= under_way - {one.action.id for one in pending}
            self.bring(one for one in pending if one.action.id not in under_way)
        self._open.set()

    async def run(self) -> None:
        async with asyncio.TaskGroup() as walks:
            while True:
                await self._brought.wait()
                self._brought.clear()
                for group in self._lanes.keys() - self._walking:
                    self._walking.add(group)
                    walks.create_task(self._walk(group), name=f"courier {group}")

    async def _walk(self, group: GroupId) -> None:
        lane = self._lanes[group]
        while lane:
            await self._tell(await self._carry(lane[0]))
            lane.popleft()
        del self._lanes[group]
        self._walking.discard(group)

    async def _carry(self, pending: Pending) -> ActionEnded:
        """Until it is done or refused."""
        action, attempts, not_before = pending.action, pending.attempts, pending.not_before
        platform = self._platform_of(action.group)
        while True:
            if not_before is not None:
                await self._clock.sleep_until(not_before)
            if action.id in self._unwanted:
                return self._ended(action, Outcome(how="refused", reason="unwanted"), platform)
            outcome = await self._ask(platform, action)
            if outcome.how != "again":
                return self._ended(action, outcome, platform)
            attempts += 1
            if attempts >= TRIES:
                return self._ended(action, Outcome(how="refused", reason=outcome.reason), platform)
            not_before = self._clock.now() + _wait(outcome, action, attempts)
            self._observe(Noted(what="postponed", about=action.id, platform=platform, reason=outcome.reason))
            await self._note_wait(action.id, attempts, not_before)

    async def _ask(self, platform: str, action: Action) -> Outcome:
        connector = self._connectors.get(platform)
        if connector is None:
            return Outcome(how="refused", reason="no_connector")
        await self._paces[platform].slot()
        try:
            async with asyncio.timeout(PATIENCE):
                return await connector.perform(action)
        except Exception as cause:  # noqa: BLE001 - the engine's edge: it is tried again and noted
            return Outcome(how="again", reason=type(cause).__name__)

    def _ended(self, action: Action, outcome: Outcome, platform: str) -> ActionEnded:
        refused = outcome.how != "done"
        self._observe(
            Noted(
                what="refused" if refused else "performed",
                about=action.id,
                platform=platform,
                reason=outcome.reason,
            )
        )
        return ActionEnded(
            at=self._clock.now(),
            id=EventId(f"o/{action.id}"),
            action=action.id,
            outcome="refused" if refused else "done",
            reason=outcome.reason,
            placed=outcome.placed,
            asked=action if refused else None,
        )

    async def _note_wait(self, action: ActionId, attempts: int, not_before: datetime) -> None:
        """A wait that can't be noted is only kept in memory: after a restart we ask sooner."""
        try:
            await self._postpone(action, attempts, not_before)
        except StoreFailed as failure:
            self._observe(Noted(what="store_failed", about=action, reason=str(failure)))

    async def _tell(self, ended: ActionEnded) -> None:
        """The outcome must be on the disk before the next action of the group goes out."""
        while True:
            await self._open.wait()
            if ended.action in self._unwanted:
                return self._unwanted.discard(ended.action)
            try:
                return await self._end(ended)
            except StoreFailed:
                await self._clock.sleep_until(self._clock.now() + STORE_WAIT)


def _wait(outcome: Outcome, action: Action, attempts: int) -> timedelta:
    return wait_before(action.id, attempts) if outcome.wait is None else timedelta(seconds=outcome.wait)
