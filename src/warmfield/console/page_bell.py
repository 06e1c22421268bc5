"""Rings in every open console page when something was committed; pages draw their live regions anew."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

PING = 15.0
"""Seconds between signs of life, so that a proxy keeps the stream and a dead tab is noticed."""


class Bell:
    """One event a tab, set when there is news: a slow tab is never behind by more than one."""

    def __init__(self) -> None:
        self._tabs: set[asyncio.Event] = set()
        self._closed = False

    def ring(self) -> None:
        for tab in self._tabs:
            tab.set()

    def close(self) -> None:
        self._closed = True
        self.ring()

    @contextmanager
    def _tab(self) -> Iterator[asyncio.Event]:
        tab = asyncio.Event()
        self._tabs.add(tab)
        try:
            yield tab
        finally:
            self._tabs.discard(tab)

    async def news(self) -> AsyncIterator[bool]:
        """True at once and after each change, False after a quiet while; ends when the console closes."""
        with self._tab() as tab:
            yield True
            while not self._closed:
                try:
                    await asyncio.wait_for(tab.wait(), PING)
                except TimeoutError:
                    yield False
                    continue
                tab.clear()
                if not self._closed:
                    yield True
