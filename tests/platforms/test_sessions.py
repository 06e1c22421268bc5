"""A session with focus through the whole product, on every platform: only speakers write, and all after."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.platforms.contract import PATIENCE, Peer

from warmfield.community.actions import Action, Focus, Post, Unfocus
from warmfield.community.events import ActionEnded
from warmfield.community.ids import EventId, GroupId, PersonId
from warmfield.community.staff_commands import SessionClosed, SessionOpened
from warmfield.engine.engine import Engine
from warmfield.engine.ports import Turn
from warmfield.plan.load import load
from warmfield.plan.model import Plan
from warmfield.plan.reference import text
from warmfield.plan.rulebook import Rulebook
from warmfield.store import open_store

pytestmark = pytest.mark.parametrize(
    "peer", ["lobby", pytest.param("matrix", marks=pytest.mark.peer)], indirect=True
)
HOUR = timedelta(hours=1)


def plan_for(peer: Peer, platform: str) -> Plan:
    """The reference plan with the peer's groups; no quiet hours: the tests run at any time of the day."""
    plan = load(text("en"), "en.yaml").plan
    assert plan is not None
    like = plan.groups[GroupId("parents")].model_copy(update={"platform": platform})
    people = {
        who: one.model_copy(update={"accounts": {platform: account(peer, "mei")} if who == "tang" else {}})
        for who, one in plan.people.items()
    }
    rhythm = plan.rhythm.model_copy(update={"fixtures": (), "reminders": None})
    community = plan.community.model_copy(update={"quiet_hours": None})
    groups = {at: like.model_copy(update={"name": at}) for at in peer.groups}
    return plan.model_copy(
        update={"groups": groups, "people": people, "rhythm": rhythm, "community": community}
    )


def account(peer: Peer, name: str) -> str:
    return peer.who(name).partition(":")[2]


class Ended:
    """What the platform has done, as the engine notes it."""

    def __init__(self) -> None:
        self._asked: list[Action] = []
        self._done: list[str] = []
        self._more = asyncio.Event()

    def watch(self, turns: Sequence[Turn]) -> None:
        self._asked += [action for turn in turns for action in turn.actions]
        self._done += [turn.event.action for turn in turns if isinstance(turn.event, ActionEnded)]
        self._more.set()

    async def done(self, fits: Callable[[Action], bool]) -> None:
        """Wait until an action that fits was carried out."""
        async with asyncio.timeout(PATIENCE):
            while not any(one.id in self._done for one in self._asked if fits(one)):
                self._more.clear()
                await self._more.wait()


@asynccontextmanager
async def kept(peer: Peer, home: Path) -> AsyncIterator[tuple[Engine, Ended]]:
    connector, ended = peer.connect(), Ended()
    platform = connector.capabilities.platform
    store = open_store(home / "warmfield.db")
    rulebook = Rulebook(plan_for(peer, platform))
    engine = Engine(store, rulebook, {platform: connector}, watch=ended.watch)
    running = asyncio.create_task(engine.run())
    try:
        yield engine, ended
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        store.close()


def opened(peer: Peer, ends: datetime) -> SessionOpened:
    return SessionOpened(
        at=datetime.now(UTC), id=EventId("s1"), group=peer.groups[0], topic="Picture books", focus=True,
        ends=ends, host="tang", speakers=(peer.who("ann"),), by=PersonId("tang"),
    )  # fmt: skip


async def test_in_focus_only_speakers_and_staff_write_and_all_when_it_is_over(peer: Peer, tmp_path: Path):
    parents = peer.groups[0]
    async with kept(peer, tmp_path) as (engine, ended):
        await engine.take([opened(peer, datetime.now(UTC) + HOUR)])
        await ended.done(lambda action: isinstance(action, Focus))
        assert await peer.tries("ann", parents, "Board books survive being chewed")
        assert await peer.tries("mei", parents, "Welcome, everyone")
        assert not await peer.tries("ben", parents, "By the way, the lift is broken")
        await engine.take([SessionClosed(at=datetime.now(UTC), id=EventId("s2"), group=parents)])
        await ended.done(lambda action: isinstance(action, Unfocus))
        assert await peer.tries("ben", parents, "Thank you")
        await ended.done(
            lambda action: isinstance(action, Post) and "Everyone can write here again." in action.text
        )
    assert any("We begin: Picture books." in said for said in await peer.seen("ben", parents))


async def test_a_session_that_ended_while_the_software_stood_still_opens_the_group_first(
    peer: Peer, tmp_path: Path
):
    parents, ends = peer.groups[0], datetime.now(UTC) + timedelta(seconds=2)
    async with kept(peer, tmp_path) as (engine, ended):
        await engine.take([opened(peer, ends)])
        await ended.done(lambda action: isinstance(action, Focus))
        assert not await peer.tries("ben", parents, "By the way, the lift is broken")
    async with kept(peer, tmp_path) as (_, ended):
        await ended.done(lambda action: isinstance(action, Unfocus))
        assert await peer.tries("ben", parents, "Here I am")
