"""What is costly to look up and changes slowly: looked up once a minute, for every open page together."""

from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from typing import Any, TypeVar

T = TypeVar("T")
LASTS = timedelta(minutes=1)
MOST = 5_000
"""Things kept; a community of a hundred groups has some three hundred."""


class Minute:
    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[datetime, Any]] = {}

    def of(self, key: Hashable, now: datetime, look: Callable[[], T]) -> T:
        """What `look` gave within the last minute, or gives now."""
        until, found = self._kept.get(key, (now, None))
        if until > now:
            kept: T = found
            return kept
        if len(self._kept) >= MOST:
            self._kept.clear()
        fresh = look()
        self._kept[key] = (now + LASTS, fresh)
        return fresh

    def forget(self) -> None:
        """What was kept may name somebody who was erased."""
        self._kept.clear()
