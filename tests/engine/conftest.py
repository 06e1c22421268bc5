"""An engine on each store, with a fake chat and a clock that stands still."""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))  # so that `tests.engine.house` can be imported

from tests.engine.house import NOON, House, Open, count, fake_connector

from warmfield.engine.clock import VirtualClock
from warmfield.engine.computing import ReadMany, TakeTurn
from warmfield.engine.engine import Engine
from warmfield.engine.memory_store import MemoryStore
from warmfield.engine.ports import Store
from warmfield.plan.load import load
from warmfield.plan.reference import text
from warmfield.plan.rulebook import Rulebook
from warmfield.platforms.fake import FakeConnector
from warmfield.reading.values import Reading
from warmfield.store import open_store


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    plan = load(text("en"), "en.yaml").plan
    assert plan is not None
    return Rulebook(plan)


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else open_store(tmp_path / "warmfield.db")
    yield made
    made.close()


def read_nothing(texts: Sequence[str]) -> list[Reading]:
    return [Reading(text=one, plain=one) for one in texts]


@pytest.fixture
def running(rulebook: Rulebook) -> Open:
    @asynccontextmanager
    async def run(
        store: Store,
        *,
        turn: TakeTurn = count,
        connector: FakeConnector | None = None,
        clock: VirtualClock | None = None,
        read_many: ReadMany | None = None,
        platform: str = "log",
    ) -> AsyncIterator[House]:
        house = House(store, connector or fake_connector(), clock or VirtualClock(NOON))
        house.engine = Engine(
            store,
            rulebook,
            {platform: house.connector},
            clock=house.clock,
            turn=turn,
            read_many=read_many or read_nothing,
            observe=house.observe,
            watch=house.watch,
        )
        task = asyncio.create_task(house.engine.run())
        try:
            yield house
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    return run
