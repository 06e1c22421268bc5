"""Keeps up with the plan's sources: each at a polite interval, none in another's way."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping, Sequence
from datetime import datetime, timedelta
from hashlib import blake2b
from zlib import crc32

from msgspec import Struct

from warmfield.community.ids import EventId
from warmfield.community.piece_events import PieceFound
from warmfield.engine.clock import Clock
from warmfield.engine.noted import Noted, Observe
from warmfield.engine.ports import StoreFailed
from warmfield.engine.source_look import SourceLook
from warmfield.feeds.entries import Entry
from warmfield.feeds.feed_entries import entries_of
from warmfield.feeds.feed_failed import FeedFailed
from warmfield.feeds.fetch import Fetched, Fetcher
from warmfield.plan.sections.library import ContentSource
from warmfield.rhythm.library.followed import is_followed
from warmfield.rhythm.library.tidy import excerpt_of, title_of

EVERY = timedelta(minutes=30)
LONGEST_WAIT = timedelta(days=1)
LOOK_AT_PLAN = timedelta(minutes=1)
"""How soon a source that a new plan names is read."""
FIRST_AFTER = timedelta(seconds=20)
"""A start is busy enough; sources follow spread over as much again."""
AT_ONCE = 4
"""Sources read side by side."""
LONGEST_LINK, LONGEST_LANGUAGE = 2_000, 20
"""Characters; longer ones nobody opens, or speaks."""

Take = Callable[[Sequence[PieceFound]], Awaitable[None]]


class Followed(Struct):
    """What is known of one source. `known` are the keys of the entries handed over last."""

    due: datetime
    etag: str = ""
    modified: str = ""
    failures: int = 0
    known: frozenset[str] = frozenset()


class KeepingUp:
    """`sources` gives those of the plan in force; `take` hands what was found to the engine."""

    def __init__(
        self,
        sources: Callable[[], Iterable[ContentSource]],
        take: Take,
        fetcher: Fetcher,
        clock: Clock,
        observe: Observe,
        *,
        looks: MutableMapping[str, SourceLook] | None = None,
    ) -> None:
        """`looks` is told how every look went, by the source's name."""
        self._looks = {} if looks is None else looks
        self._sources = sources
        self._take = take
        self._fetcher = fetcher
        self._clock = clock
        self._observe = observe
        self._followed: dict[tuple[str, str], Followed] = {}

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self.look()
            await self._clock.sleep_until(self._next())

    async def look(self) -> None:
        """Read every source that is due."""
        limit, now = asyncio.Semaphore(AT_ONCE), self._clock.now()
        named = {(one.name, one.address): one for one in self._sources() if is_followed(one)}
        self._followed = {key: self._followed.get(key) or Followed(_first(now, key)) for key in named}
        due = [(named[key], one) for key, one in self._followed.items() if one.due <= now]

        async def in_turn(source: ContentSource, followed: Followed) -> None:
            async with limit:
                await self._read(source, followed)

        await asyncio.gather(*(in_turn(source, followed) for source, followed in due))

    def _next(self) -> datetime:
        soon = self._clock.now() + LOOK_AT_PLAN
        return min([soon, *(one.due for one in self._followed.values())])

    async def _read(self, source: ContentSource, followed: Followed) -> None:
        """One that fails is asked again later and later; nothing of it reaches the others."""
        try:
            fetched = await self._fetcher.fetch(source.address, followed.etag, followed.modified)
            if fetched is not None:
                await self._hand_over(source, followed, fetched)
        except FeedFailed as failed:
            self._observe(Noted(what="source_failed", about=source.name, reason=str(failed)))
            self._put_off(followed, failed.wait)
            self._note(source, followed, failed)
        except StoreFailed:
            self._put_off(followed)
        else:
            followed.failures = 0
            followed.due = self._clock.now() + EVERY
            self._note(source, followed)

    def _note(self, source: ContentSource, followed: Followed, failed: FeedFailed | None = None) -> None:
        self._looks[source.name] = SourceLook(
            at=self._clock.now(),
            next_at=followed.due,
            failures=followed.failures,
            sentence="" if failed is None else failed.sentence,
            values={} if failed is None else failed.values,
        )

    async def _hand_over(self, source: ContentSource, followed: Followed, fetched: Fetched) -> None:
        """Only what wasn't there last time; what the journal knows is dropped there."""
        entries = await asyncio.to_thread(entries_of, fetched)
        now = self._clock.now()
        await self._take([_event(source, one, now) for one in entries if one.key not in followed.known])
        followed.known = frozenset(one.key for one in entries)
        followed.etag, followed.modified = fetched.etag, fetched.modified

    def _put_off(self, followed: Followed, wait: float = 0.0) -> None:
        longer = min(EVERY * 2**followed.failures, LONGEST_WAIT)
        asked = timedelta(seconds=min(wait, LONGEST_WAIT.total_seconds()))
        followed.failures += followed.failures < 10
        followed.due = self._clock.now() + max(longer, asked)


def _first(now: datetime, key: tuple[str, str]) -> datetime:
    return now + FIRST_AFTER * (1 + crc32("\n".join(key).encode()) % 100 / 100)


def _event(source: ContentSource, entry: Entry, now: datetime) -> PieceFound:
    name = blake2b(f"{source.name}\n{entry.key}".encode(), digest_size=9).hexdigest()
    return PieceFound(
        at=now,
        id=EventId(f"found/{name}"),
        source=source.name,
        title=title_of(entry.title),
        text=excerpt_of(entry.text),
        link=entry.link if len(entry.link) <= LONGEST_LINK else "",
        language=entry.language[:LONGEST_LANGUAGE],
        published=entry.published,
    )
