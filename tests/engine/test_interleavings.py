"""However events are cut into parcels, repeated and mixed, the same is in the store at the end."""

import asyncio
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.house import NOON, count, counted, said

from warmfield.community.events import MessageSent
from warmfield.community.ids import ActionId
from warmfield.engine.clock import VirtualClock
from warmfield.engine.engine import Engine
from warmfield.engine.memory_store import MemoryStore
from warmfield.engine.ports import Cursor, StoreFailed, Turn
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.values import Reading

parcels = st.lists(st.lists(st.integers(0, 9), max_size=8), max_size=12)


class Failing(MemoryStore):
    """Its commits fail as the list says, then no more."""

    def __init__(self, fails: list[bool]) -> None:
        super().__init__()
        self._fails = iter(fails)

    def commit(self, turns: Sequence[Turn], cursors: Sequence[Cursor] = ()) -> None:
        if next(self._fails, False):
            raise StoreFailed("full")
        super().commit(turns, cursors)


async def insist(engine: Engine, numbers: list[int]) -> None:
    """Bring events again until they are taken, as connectors do."""
    while True:
        try:
            return await engine.take([said(f"m{one}", f"post p{one}") for one in numbers])
        except StoreFailed:
            await asyncio.sleep(0)


async def taken(rulebook: Rulebook, numbers: list[list[int]], fails: list[bool]) -> MemoryStore:
    store, clock = Failing(fails), VirtualClock(NOON)
    engine = Engine(
        store,
        rulebook,
        {},
        clock=clock,
        turn=count,
        read_many=lambda texts: [Reading(text=one, plain=one) for one in texts],
    )
    running = asyncio.create_task(engine.run())
    taking = asyncio.gather(*(insist(engine, parcel) for parcel in numbers))
    while not taking.done():
        clock.move_to(clock.next_waking() or clock.now())
        await asyncio.sleep(0)
    running.cancel()
    await asyncio.wait([running])
    return store


@given(parcels)
@settings(max_examples=60, deadline=None)
def test_each_event_counts_once_in_the_order_it_first_came(rulebook: Rulebook, numbers: list[list[int]]):
    store = asyncio.run(taken(rulebook, numbers, []))
    first = dict.fromkeys(one for parcel in numbers for one in parcel)
    assert counted(store) == "".join(f"m{one}," for one in first)
    asked = {*store.outbox, *store.ended}
    assert asked == {ActionId(f"m{one}/post") for one in first}


@given(parcels, st.lists(st.booleans(), max_size=12))
@settings(max_examples=120, deadline=None)
def test_each_event_counts_once_however_often_the_store_fails(
    rulebook: Rulebook, numbers: list[list[int]], fails: list[bool]
):
    store = asyncio.run(taken(rulebook, numbers, fails))
    messages = [name for name, event in store.journal.items() if isinstance(event, MessageSent)]
    assert sorted(messages) == sorted({f"m{one}" for parcel in numbers for one in parcel})
    assert counted(store) == "".join(f"{name}," for name in messages)
