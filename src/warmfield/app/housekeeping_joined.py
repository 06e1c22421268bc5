"""What the console's settings show of the house: platforms and their rights, addresses, a backup."""

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from warmfield.app import calendar_feed
from warmfield.app.linking import link, where
from warmfield.app.making import App
from warmfield.app.signing_in import sign_in_link
from warmfield.community.ids import GroupId, PersonId
from warmfield.console.housekeeping import Address, Housekeeping, PlatformState
from warmfield.engine.ports import Connector, Right
from warmfield.platforms.lobby.house import staff_account
from warmfield.platforms.lobby.site import staff_token
from warmfield.store.backup import back_up

PATIENCE = 5.0
"""Seconds a platform may take to say what rights we have, while somebody waits for the page."""
TOLD = ("message", "join", "join_asked", "leave", "nickname", "whisper", "reaction", "read")
"""Kinds of events that come from a platform."""


def housekeeping(app: App) -> Housekeeping:
    async def written() -> Path:
        file = Path(tempfile.mkdtemp(dir=app.home, prefix=".backup-")) / "warmfield.backup"
        await asyncio.to_thread(back_up, app.home, file, datetime.now(UTC))
        return file

    return Housekeeping(
        platforms=lambda: platforms(app),
        addresses=lambda person: list(addresses(app, person)),
        back_up=written,
        sign_in_address=lambda word: sign_in_link(where(app.home, app.settings.web), word),
    )


async def platforms(app: App) -> Sequence[PlatformState]:
    """Those the plan has groups on, each with what it lets us do."""
    plan = app.engine.rulebook.plan
    used = sorted({group.platform for group in plan.groups.values()})
    groups = {name: tuple(at for at, g in plan.groups.items() if g.platform == name) for name in used}
    return await asyncio.gather(*(_state(app, name, groups[name]) for name in used))


async def _state(app: App, platform: str, groups: tuple[GroupId, ...]) -> PlatformState:
    heard = await app.archive.journal(kinds=TOLD, groups=groups, limit=1)
    at = heard[0].event.at if heard else None
    connector = app.connectors.get(platform)
    if connector is None:
        return PlatformState(platform=platform, state="missing", groups=groups, heard=at)
    if platform == "wechat":
        return PlatformState(platform=platform, state="by_hand", groups=groups, heard=at)
    rights = await _rights(connector)
    ready = rights is not None and not app.readiness.failed(platform)
    state = "ready" if ready else "failed"
    return PlatformState(platform=platform, state=state, groups=groups, rights=tuple(rights or ()), heard=at)


async def _rights(connector: Connector) -> list[Right] | None:
    """None where the platform doesn't answer."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await connector.rights()
    except Exception:  # noqa: BLE001 - whatever a platform's library raises, the page says it failed
        return None


def addresses(app: App, person: PersonId) -> Iterator[Address]:
    rulebook, base = app.engine.rulebook, where(app.home, app.settings.web)
    token = staff_token(app.secret, staff_account(rulebook, person))
    yield Address(sort="lobby", title="", url=f"{base}/lobby")
    yield Address(sort="own", title="", url=link(rulebook, base, token))
    for at, group in rulebook.plan.groups.items():
        yield Address(sort="calendar", title=group.name, url=calendar_feed.address(base, app.secret, at))
