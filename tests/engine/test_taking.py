"""Events are taken in order, once each, and one that can't be taken stops nothing."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from msgspec import structs
from tests.engine.house import Open, count, counted, said

from warmfield.community.draft import View
from warmfield.community.events import Event, Joined, MessageSent, PlanPublished
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.records import InboxRecord, MemberRecord
from warmfield.community.requests import Request
from warmfield.engine.memory_store import MemoryStore
from warmfield.engine.ports import Cursor, Store, Turn
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.values import Reading
from warmfield.store import open_store


async def test_what_was_taken_is_in_the_store_with_its_cursor(running: Open, store: Store):
    async with running(store) as house:
        await house.engine.take([said("m1"), said("m2")], Cursor("log", "2"))
        assert store.seen([EventId("m1"), EventId("m2")]) == {"m1", "m2"}
        assert (counted(store), store.cursor("log")) == ("m1,m2,", "2")


async def test_an_event_that_comes_twice_is_handled_once(running: Open, store: Store):
    """In one parcel, in two that go in one batch, and later again."""
    async with running(store) as house:
        await asyncio.gather(*(house.engine.take([said("m1"), said("m1")]) for _ in range(20)))
        await house.engine.take([said("m1")])
        assert counted(store) == "m1,"


async def test_batches_see_what_the_batch_before_them_did(running: Open, store: Store):
    """The next batch is computed while the one before is still being written."""
    names = [f"m{number}" for number in range(600)]
    async with running(store) as house:
        await asyncio.gather(*(house.engine.take([said(name)]) for name in names))
    assert counted(store) == ",".join(names) + ","


async def test_a_poison_event_is_parked_and_the_rest_goes_on(running: Open, store: Store):
    async with running(store) as house:
        await house.engine.take([said("m1"), said("m2", "poison"), said("m3")])
        assert counted(store) == "m1,m3,"
        (parked,) = [turn.parked for turn in house.turns if turn.parked is not None]
        assert "ValueError: poison" in parked.traceback
        assert [one.about for one in house.noted if one.what == "parked"] == ["m2"]
    request = store.view().get(Request, "r1")
    assert request is not None
    assert (request.sort, request.event, request.quote) == ("parked", "m2", "poison")
    assert store.view().get(InboxRecord, "") == InboxRecord(open=("r1",), made=1)


async def test_a_message_that_cannot_be_read_does_not_keep_others_from_being_read(
    running: Open, store: Store
):
    """Then no reading is handed over, and each turn reads for itself."""

    def stumble(texts: Sequence[str]) -> list[Reading]:
        raise ZeroDivisionError

    async with running(store, read_many=stumble) as house:
        await house.engine.take([said("m1"), said("m2")])
    assert counted(store) == "m1,m2,"


async def test_an_event_without_an_id_is_known_by_all_it_says(running: Open, store: Store):
    joined = Joined(at=datetime(2026, 3, 1, tzinfo=UTC), group=GroupId("unplanned"), who=MemberId("log:ann"))
    async with running(store) as house:
        await house.engine.take([joined])
        await house.engine.take([joined])
        assert sum(isinstance(turn.event, Joined) for turn in house.turns) == 1


async def test_half_a_surrogate_pair_is_mended(running: Open, store: Store):
    async with running(store) as house:
        await house.engine.take([said("m1", "broken \ud83d emoji")])
        texts = [turn.event.text for turn in house.turns if isinstance(turn.event, MessageSent)]
    assert texts == ["broken ? emoji"]


async def test_a_turn_that_cannot_be_written_is_parked_alone(running: Open, tmp_path: Path):
    def turn(rulebook: Rulebook, view: View, event: Event, reading: Reading | None = None) -> Turn:
        made = count(rulebook, view, event, reading)
        broken = MemberRecord(id=MemberId("x"), asked=cast("str", object()))
        return structs.replace(made, records=(broken,)) if event.id == "m2" else made

    store = open_store(tmp_path / "warmfield.db")
    async with running(store, turn=turn) as house:
        await house.engine.take([said("m1"), said("m2"), said("m3")], Cursor("log", "3"))
        assert [turn.event.id for turn in house.turns if turn.parked] == ["m2"]
        assert (counted(store), store.cursor("log")) == ("m1,m3,", "3")
    store.close()


async def test_a_plan_is_published_once_a_version(running: Open, rulebook: Rulebook):
    store = MemoryStore()
    for _ in range(2):
        async with running(store) as house:
            await house.engine.take([said("m1")])
    published = [event for event in store.journal.values() if isinstance(event, PlanPublished)]
    assert [one.version for one in published] == [rulebook.version]


async def test_text_is_blanked_by_the_plan_once_a_day(running: Open, store: Store, rulebook: Rulebook):
    kept = rulebook.plan.retention.text
    async with running(store) as house:
        await house.engine.take([said("m1")])
        house.clock.move_by(kept - timedelta(hours=1))
        house.clock.move_by(timedelta(days=1, hours=2))
        await house.until(lambda: "forgotten" in house.whats())


@pytest.mark.parametrize("size", [1, 300])
async def test_whoever_brings_too_much_waits(running: Open, size: int):
    """More parcels than the tray holds, of more events than a batch: all arrive, none is dropped."""
    store = MemoryStore()
    parcels = [[said(f"m{at}-{number}") for number in range(size)] for at in range(520 if size == 1 else 3)]
    async with running(store) as house:
        await asyncio.gather(*(house.engine.take(parcel) for parcel in parcels))
    assert len(store.journal) == len(parcels) * size + 1
