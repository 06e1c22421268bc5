"""Notices what happens and sends it, for as long as warmfield runs; what is under way survives a restart."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from msgspec import Struct
from sqlalchemy import Connection

from warmfield.community.draft import View
from warmfield.community.ids import PersonId
from warmfield.engine.archive_port import Archive
from warmfield.engine.noted import Noted, Observe
from warmfield.webhooks.body_of_notice import body_of
from warmfield.webhooks.delivery_book import (
    Delivery,
    arrived,
    first_due,
    hooks_due,
    not_arrived,
    put_up,
    refused,
    switch_off,
)
from warmfield.webhooks.hook_book import (
    DAY,
    Hook,
    hook_named,
    hooks_kept,
    it_answers,
    place_kept,
    rest,
)
from warmfield.webhooks.noticing import noticed
from warmfield.webhooks.poster import Posted, Poster
from warmfield.webhooks.signature import signed_headers
from warmfield.wording import words_in

AT_ONCE = 500
"""Lines of the journal that are looked at together."""
GAP = 0.5
"""Seconds between two looks, when much happens."""
GIVES_UP = DAY
"""So long nothing arrived: it is switched off."""
PASSING = frozenset({408, 425, 429})
"""Answers that speak of the receiver's state, not of what was sent."""
P = ParamSpec("P")
T = TypeVar("T")


class Book(Protocol):
    """Where the tables are: does `work` in one transaction."""

    async def do(
        self, work: Callable[Concatenate[Connection, float, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T: ...


class HookPorts(Struct, frozen=True, kw_only=True):
    """`news` yields when something may have happened; `may` says whether a webhook's person still may."""

    book: Book
    archive: Archive
    view: Callable[[], View]
    news: Callable[[], AsyncIterator[bool]]
    may: Callable[[PersonId], bool]
    language: Callable[[], str]
    observe: Observe
    clock: Callable[[], float] = time.time


class Delivering:
    def __init__(self, ports: HookPorts, poster: Poster) -> None:
        self._ports, self._poster = ports, poster
        self._sending: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Until cancelled, or there is no more news."""
        try:
            async for _ in self._ports.news():
                await self.look()
                await asyncio.sleep(GAP)
        finally:
            for task in self._sending.values():
                task.cancel()
            await self.rested()

    @property
    def sending(self) -> bool:
        return bool(self._sending)

    async def rested(self) -> None:
        """Until nothing is being sent."""
        await asyncio.gather(*self._sending.values(), return_exceptions=True)

    async def look(self) -> None:
        """What goes wrong here must end nothing else; the next look tries again."""
        try:
            while await self._notice():
                pass
            await self.send_due()
        except Exception as cause:  # noqa: BLE001 - an edge like the engine's: noted, and nothing else ends
            self._ports.observe(Noted(what="webhooks_failed", reason=repr(cause)))

    async def _notice(self) -> bool:
        """Whether there may be more."""
        ports = self._ports
        place = await ports.book.do(place_kept)
        if place is None or all(one.off for one in await ports.book.do(hooks_kept)):
            return False
        entries = await ports.archive.since(place.seq, AT_ONCE)
        found, here = noticed(ports.view(), entries, place)
        if here != place:
            await ports.book.do(put_up, found, here)
        return len(entries) == AT_ONCE

    async def send_due(self) -> None:
        """One task a webhook: a slow one holds up nobody else."""
        for hook in await self._ports.book.do(hooks_due):
            if hook.id not in self._sending:
                self._sending[hook.id] = asyncio.create_task(self._send_all(hook.id))

    async def _send_all(self, name: str) -> None:
        """Until nothing is due, or it has to rest. What goes wrong here is tried again at the next look."""
        try:
            while await self._send_first(name):
                pass
        except Exception as cause:  # noqa: BLE001 - an edge like the engine's: noted, and nothing else ends
            self._ports.observe(Noted(what="webhooks_failed", about=name, reason=repr(cause)))
        finally:
            self._sending.pop(name, None)

    async def _send_first(self, name: str) -> bool:
        """Whether something was due."""
        book = self._ports.book
        hook, delivery = await book.do(hook_named, name), await book.do(first_due, name)
        if hook is None or delivery is None or hook.off or hook.rests_until > self._ports.clock():
            return False
        await self._send(hook, delivery)
        return True

    async def _send(self, hook: Hook, delivery: Delivery) -> None:
        ports = self._ports
        if not ports.may(hook.person):
            await self._switch_off(hook, "owner")
            return
        body = await body_of(delivery.notice, ports.view(), ports.archive.event, with_text=hook.with_text)
        headers = signed_headers(hook.secrets, delivery.id, int(ports.clock()), body)
        await self._answered(hook, delivery, await self._poster.post(hook.address, body, headers))

    async def _answered(self, hook: Hook, delivery: Delivery, posted: Posted) -> None:
        book, status = self._ports.book, posted.status
        why = posted.said(words_in(self._ports.language()))
        if 200 <= status < 300:
            await book.do(arrived, delivery, status)
            await book.do(it_answers, hook)
        elif status == 410:
            await self._switch_off(hook, "gone")
        elif 400 <= status < 500 and status not in PASSING:
            await book.do(refused, delivery, status, why)
            await book.do(it_answers, hook)
        else:
            await book.do(not_arrived, delivery, status, why)
            since = await book.do(rest, hook, posted.wait)
            if self._ports.clock() - since >= GIVES_UP:
                await self._switch_off(hook, "failing")

    async def _switch_off(self, hook: Hook, why: str) -> None:
        await self._ports.book.do(switch_off, hook.id, why)
        self._ports.observe(Noted(what="webhook_off", about=hook.id, reason=why))
