"""When the store fails, who brought the events is told, nothing of it counts, and it goes on afterwards."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from tests.engine.house import Open, counted, said

from warmfield.community.ids import EventId
from warmfield.engine.ports import Cursor, StoreFailed
from warmfield.store import open_store
from warmfield.store.failures import FULL
from warmfield.store.sql_store import SqlStore


def pragma(store: SqlStore, words: str) -> None:
    store._writer.exec_driver_sql(f"PRAGMA {words}")
    store._writer.commit()


@pytest.fixture
def disk(tmp_path: Path) -> SqlStore:
    return open_store(tmp_path / "warmfield.db")


async def test_a_full_disk_is_told_and_what_is_brought_again_is_taken(running: Open, disk: SqlStore):
    async with running(disk) as house:
        await house.engine.take([said("m1")], Cursor("log", "1"))
        pragma(disk, "max_page_count=40")
        with pytest.raises(StoreFailed) as failed:
            await house.engine.take([said("m2", "x" * 400_000)], Cursor("log", "2"))
        assert failed.value.sentence == FULL
        assert (counted(disk), disk.cursor("log")) == ("m1,", "1")
        pragma(disk, "max_page_count=100000")
        await house.engine.take([said("m2", "x" * 400_000), said("m3")], Cursor("log", "3"))
        assert (counted(disk), disk.cursor("log")) == ("m1,m2,m3,", "3")
    disk.close()


async def test_a_disk_that_is_full_at_the_start_is_waited_for(running: Open, disk: SqlStore):
    pragma(disk, "query_only=ON")
    async with running(disk) as house:
        await house.until(lambda: house.clock.next_waking() is not None)
        assert "commit_failed" in house.whats()
        pragma(disk, "query_only=OFF")
        house.clock.move_by(timedelta(seconds=5))
        await house.engine.take([said("m1")])
        assert counted(disk) == "m1,"
        assert disk.cursor("plan") == house.engine.rulebook.version
    disk.close()


async def test_what_was_computed_on_top_of_a_failed_batch_is_computed_again(running: Open, disk: SqlStore):
    """The first parcel is too large for the disk; those behind it are not, and see nothing of it."""
    async with running(disk) as house:
        await house.engine.take([said("m0")])
        pragma(disk, "max_page_count=60")
        large = asyncio.create_task(house.engine.take([said("big", "x" * 800_000)]))
        await asyncio.sleep(0)
        small = [asyncio.create_task(house.engine.take([said(f"m{one}")])) for one in range(1, 30)]
        with pytest.raises(StoreFailed):
            await large
        results = await asyncio.gather(*small, return_exceptions=True)
        kept = [f"m{at}" for at, result in enumerate(results, start=1) if result is None]
        assert counted(disk) == "".join(f"{name}," for name in ["m0", *kept])
        assert disk.seen([EventId("big")]) == set()
    disk.close()


async def test_a_busy_database_is_waited_for(running: Open, disk: SqlStore):
    """Another program's transaction ends; the events were never refused."""
    pragma(disk, "busy_timeout=0")
    other = disk._writer.engine.connect()
    async with running(disk) as house:
        await house.engine.take([said("m1")])
        other.exec_driver_sql("BEGIN IMMEDIATE")
        taking = asyncio.create_task(house.engine.take([said("m2")]))
        await house.until(lambda: "store_failed" in house.whats())
        other.exec_driver_sql("ROLLBACK")
        await house.until(lambda: house.clock.next_waking() is not None)
        while not taking.done():
            house.clock.move_to(house.clock.next_waking() or house.clock.now())
            await asyncio.sleep(0)
        await taking
        assert counted(disk) == "m1,m2,"
    other.close()
    disk.close()
