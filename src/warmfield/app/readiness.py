"""Whether this run can do its work now: the store takes writes, the platforms answer."""

import asyncio
import time
from datetime import UTC, datetime

from warmfield.engine.engine import Engine
from warmfield.engine.noted import Noted
from warmfield.engine.ports import Cursor, StoreFailed

PATIENCE = 2.0
"""Seconds a store may take for one small write."""
RECENT = 60.0
"""A platform that failed within as many seconds, and did nothing since, isn't ready."""


class Readiness:
    """Remembers when a platform last failed."""

    def __init__(self) -> None:
        self._failed: dict[str, float] = {}

    def observe(self, noted: Noted) -> None:
        if noted.what == "connector_failed":
            self._failed[noted.platform] = time.monotonic()
        elif noted.what == "performed":
            self._failed.pop(noted.platform, None)

    async def ask(self, engine: Engine) -> dict[str, str]:
        """By part (`store`, a platform): `ready`, or what is the matter."""
        said = {"store": await written(engine)}
        for platform in self._failed:
            said[platform] = "failed" if self.failed(platform) else "ready"
        return said

    def failed(self, platform: str) -> bool:
        return time.monotonic() - self._failed.get(platform, float("-inf")) <= RECENT


async def written(engine: Engine) -> str:
    """Really write: a cursor of our own moves."""
    try:
        async with asyncio.timeout(PATIENCE):
            await engine.take([], Cursor("readyz", datetime.now(UTC).isoformat()))
    except StoreFailed as failure:
        return str(failure)
    except TimeoutError:
        return f"no write within {PATIENCE:g} s"
    return "ready"
