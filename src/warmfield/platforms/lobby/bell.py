"""Rings in every open tab when something in it has changed."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from warmfield.community.ids import GroupId

LONGEST = 256
"""Changes a tab may be behind; further behind it draws itself anew."""


class Change(Struct, frozen=True):
    """`what`: `message`, `box` (who may write), `members`, `pinned`, `words` (private), `door`, `all`.

    An empty `group` or `account` means every one.
    """

    what: str
    group: GroupId = GroupId("")
    account: str = ""
    number: int = 0


ALL = Change("all")


class Tab:
    """One open stream of one member in one group."""

    def __init__(self, group: GroupId, account: str) -> None:
        self._group = group
        self._account = account
        self._changes: asyncio.Queue[Change | None] = asyncio.Queue()

    def wants(self, change: Change) -> bool:
        return change.group in ("", self._group) and change.account in ("", self._account)

    def ring(self, change: Change | None) -> None:
        if self._changes.qsize() > LONGEST:
            self._changes = asyncio.Queue()
            change = ALL
        self._changes.put_nowait(change)

    async def next(self, patience: float) -> Change | None:
        """Wait for a change; None when the lobby closes. Raises TimeoutError after `patience` seconds."""
        return await asyncio.wait_for(self._changes.get(), patience)


class Bell:
    """All open tabs of this run. `turn` counts the changes, so that a page knows it is fresh."""

    def __init__(self) -> None:
        self.turn = 0
        self._tabs: set[Tab] = set()
        self._news = asyncio.Event()
        self._closed = False

    @property
    def open_tabs(self) -> int:
        return len(self._tabs)

    @contextmanager
    def tab(self, group: GroupId, account: str) -> Iterator[Tab]:
        tab = Tab(group, account)
        self._tabs.add(tab)
        if self._closed:
            tab.ring(None)
        try:
            yield tab
        finally:
            self._tabs.discard(tab)

    def ring(self, changes: list[Change]) -> None:
        self.turn += 1
        for change in changes:
            for tab in self._tabs:
                if tab.wants(change):
                    tab.ring(change)
        self._news.set()

    async def news(self) -> None:
        """Wait until something was written since the last call."""
        await self._news.wait()
        self._news.clear()

    def close(self) -> None:
        self._closed = True
        for tab in self._tabs:
            tab.ring(None)
