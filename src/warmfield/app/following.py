"""Follows the plan's feeds and hot lists while warmfield runs."""

import asyncio
from collections.abc import Sequence
from ipaddress import ip_network

from warmfield.app.making import App
from warmfield.community.piece_events import PieceFound
from warmfield.engine.clock import WallClock
from warmfield.plan.sections.library import ContentSource
from warmfield.rhythm.library.followed import is_followed

LOOK = 60.0
"""Seconds after which a plan without sources is looked at again."""


async def follow_sources(app: App) -> None:
    """Until cancelled. What fetches and parses is only loaded once the plan names something to read."""

    def sources() -> Sequence[ContentSource]:
        return app.engine.rulebook.plan.content.sources

    async def take(found: Sequence[PieceFound]) -> None:
        await app.engine.take(found)

    while not any(is_followed(one) for one in sources()):  # noqa: ASYNC110 - plans change seldom
        await asyncio.sleep(LOOK)
    from warmfield.feeds.fetch import Fetcher  # noqa: PLC0415 - slow to import, see above
    from warmfield.feeds.keeping_up import KeepingUp  # noqa: PLC0415

    fetcher = Fetcher([ip_network(one) for one in app.settings.feeds.private])
    await KeepingUp(sources, take, fetcher, WallClock(), app.observe, looks=app.source_looks).run()
