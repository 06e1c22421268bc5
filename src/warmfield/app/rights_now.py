"""What a platform lets us do in a group, asked of the running connector."""

import asyncio

from warmfield.app.making import App
from warmfield.community.ids import GroupId
from warmfield.engine.ports import Right, StoreFailed
from warmfield.wording import later

PATIENCE = 20.0
"""Seconds for a platform to answer."""
SILENT = later("{platform} doesn't answer. Check the address and the token in the settings, and its server.")


async def rights_in(app: App, group: GroupId) -> list[Right]:
    """Empty where the platform is kept by hand. Raises StoreFailed where it can't be reached."""
    platform = app.engine.rulebook.group(group).platform
    connector = app.connectors.get(platform)
    if connector is None:
        return []
    try:
        async with asyncio.timeout(PATIENCE):
            held = await connector.rights()
    except Exception as fault:
        raise StoreFailed(SILENT, platform=platform) from fault
    return [right for right in held if right.group == group]
