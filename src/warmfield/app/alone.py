"""Takes events into a home where no warmfield runs: the engine runs just as long as they need."""

import asyncio
from collections.abc import Sequence

from warmfield.app.making import App
from warmfield.community.events import Event

PATIENCE = 10.0
"""Seconds for what follows from them: private words to staff."""


async def take_alone(app: App, events: Sequence[Event]) -> None:
    """Closes the app. Raises StoreFailed."""
    await app.publish()
    running = asyncio.create_task(app.engine.run())
    try:
        await app.engine.take(events)
        async with asyncio.timeout(PATIENCE):
            while app.engine.waiting["actions"]:  # noqa: ASYNC110 - the engine rings no bell for this
                await asyncio.sleep(0.02)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        app.close()
