"""A platform no program may enter: Tencent has no way for it, and robots get accounts banned."""

import asyncio

from warmfield.community.actions import Action
from warmfield.community.capabilities import PLATFORMS, Capabilities
from warmfield.engine.ports import Outcome, Right, Take


class ByHand:
    """Reads nothing and does nothing by itself: turns make requests of what should be done."""

    @property
    def capabilities(self) -> Capabilities:
        return PLATFORMS["wechat"]

    async def run(self, take: Take, since: str | None) -> None:
        """Nothing comes by itself: what is pasted is handed to the engine by the page and the command."""
        await asyncio.Event().wait()

    async def perform(self, action: Action) -> Outcome:
        """An action that comes here nevertheless goes back, and becomes a request."""
        return Outcome(how="refused", reason=f"{action.__struct_config__.tag}: by hand")

    async def rights(self) -> list[Right]:
        return []

    async def close(self) -> None:
        """Nothing is open."""
