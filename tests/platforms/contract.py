"""What the contract needs of a platform: its people's side, and connectors to it.

A new platform adds one file to `peers/`: `MARKS`, and `open_peer(request)`, an asynchronous context
manager that gives a `Peer`. Every test of `test_contract.py` then runs on it.
"""

import asyncio
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Protocol, Self, TypeVar

from warmfield.community.events import Event, Present
from warmfield.community.ids import GroupId, MemberId, MessageId
from warmfield.engine.ports import Connector, Cursor

PATIENCE = 30.0
"""Seconds after which what a test waits for will never come."""
E = TypeVar("E", bound=Event)


class Peer(Protocol):
    """A platform with three groups, as its people see it.

    Ann and ben are members of all three, mei is there as the platform's own staff and can't be
    touched by the assistant; dan and eve are outside. Nicknames are as the peer likes. What a method
    does is finished when it returns, and visible to everyone.
    """

    groups: tuple[GroupId, GroupId, GroupId]

    def connect(self) -> Connector:
        """A new connector with nothing remembered, as after a restart; the peer closes it."""
        ...

    def who(self, name: str) -> MemberId: ...

    @property
    def assistant(self) -> MemberId: ...

    # What people do.

    async def say(
        self, name: str, group: GroupId, text: str, reply_to: MessageId | None = None
    ) -> MessageId: ...

    async def send_image(self, name: str, group: GroupId) -> MessageId: ...

    async def edit(self, name: str, group: GroupId, message: MessageId, text: str) -> MessageId: ...

    async def take_back(self, name: str, group: GroupId, message: MessageId) -> None: ...

    async def react(self, name: str, group: GroupId, message: MessageId, text: str) -> None: ...

    async def read(self, name: str, group: GroupId) -> None:
        """Look at what is written, and write nothing."""
        ...

    async def rename(self, name: str, group: GroupId, nickname: str) -> None: ...

    async def whisper(self, name: str, text: str) -> None: ...

    async def join(self, name: str, group: GroupId, invited_by: str) -> None: ...

    async def knock(self, name: str, group: GroupId, text: str) -> None: ...

    async def leave(self, name: str, group: GroupId) -> None: ...

    async def remove(self, name: str, group: GroupId, by: str) -> None: ...

    # What people see.

    async def tries(self, name: str, group: GroupId, text: str) -> bool:
        """Write; False when the platform doesn't let them."""
        ...

    async def seen(self, name: str, group: GroupId) -> list[str]:
        """The texts that `name` can read in the group now, oldest first."""
        ...

    async def heard(self, name: str) -> list[str]:
        """The assistant's private words to `name`, oldest first."""
        ...

    async def inside(self, name: str, group: GroupId) -> bool: ...

    async def enter(self, name: str, group: GroupId) -> bool:
        """Walk in, if not inside yet; False when the door is closed to `name`."""
        ...

    async def nickname(self, name: str, group: GroupId) -> str: ...

    async def pinned(self, group: GroupId) -> list[MessageId]: ...

    # The line between the platform and the connectors.

    async def cut(self) -> None: ...

    async def mend(self) -> None: ...


class Listener:
    """A running connector and what it handed over. Use it as an asynchronous context manager.

    `present` is who was there already: a connector may tell it at any time, and again after a restart.
    """

    def __init__(self, connector: Connector, since: str | None = None) -> None:
        self.events: list[Event] = []
        self.present: list[Present] = []
        self.cursor = since
        self.fail_with: Exception | None = None
        self._connector = connector
        self._grown = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._running = asyncio.create_task(self._connector.run(self._take, self.cursor))
        if self.cursor is None:
            await self._wait(lambda: self.cursor is not None)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)

    async def _take(self, events: Sequence[Event], cursor: Cursor | None) -> None:
        if self.fail_with is not None:
            raise self.fail_with
        self.events += [one for one in events if not isinstance(one, Present)]
        self.present += [one for one in events if isinstance(one, Present)]
        self.cursor = self.cursor if cursor is None else cursor.position
        self._grown.set()

    async def ended(self) -> BaseException | None:
        """Wait for `run` to end; give what it raised."""
        await asyncio.wait((self._running,), timeout=PATIENCE)
        return self._running.exception()

    async def first(self, sort: type[E], fits: Callable[[E], bool] = lambda _: True) -> E:
        """Wait for the first event of this sort that fits."""
        await self._wait(lambda: any(isinstance(one, sort) and fits(one) for one in self.events))
        return next(one for one in self.events if isinstance(one, sort) and fits(one))

    def all(self, sort: type[E]) -> list[E]:
        return [one for one in self.events if isinstance(one, sort)]

    async def _wait(self, ready: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not ready():
                self._grown.clear()
                waiting = asyncio.create_task(self._grown.wait())
                await asyncio.wait((waiting, self._running), return_when=asyncio.FIRST_COMPLETED)
                waiting.cancel()
                if self._running.done():
                    self._running.result()
