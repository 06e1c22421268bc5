"""However events are cut into parcels, repeated and mixed, the same is in the store at the end."""

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.house import NOON, count, counted, said

from warmfield.community.ids import ActionId
from warmfield.engine.clock import VirtualClock
from warmfield.engine.engine import Engine
from warmfield.engine.memory_store import MemoryStore
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.values import Reading

parcels = st.lists(st.lists(st.integers(0, 9), max_size=8), max_size=12)


async def taken(rulebook: Rulebook, numbers: list[list[int]]) -> MemoryStore:
    store = MemoryStore()
    engine = Engine(
        store,
        rulebook,
        {},
        clock=VirtualClock(NOON),
        turn=count,
        read_many=lambda texts: [Reading(text=one, plain=one) for one in texts],
    )
    running = asyncio.create_task(engine.run())
    await asyncio.gather(
        *(engine.take([said(f"m{one}", f"post p{one}") for one in parcel]) for parcel in numbers)
    )
    running.cancel()
    await asyncio.wait([running])
    return store


@given(parcels)
@settings(max_examples=60, deadline=None)
def test_each_event_counts_once_in_the_order_it_first_came(rulebook: Rulebook, numbers: list[list[int]]):
    store = asyncio.run(taken(rulebook, numbers))
    first = dict.fromkeys(one for parcel in numbers for one in parcel)
    assert counted(store) == "".join(f"m{one}," for one in first)
    asked = {*store.outbox, *store.ended}
    assert asked == {ActionId(f"m{one}/post") for one in first}
