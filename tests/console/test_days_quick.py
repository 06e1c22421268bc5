"""Calendar, content and team with a hundred groups: `pytest tests/console/test_days_quick.py -s`."""

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.console.conftest import Office, open_office
from tests.console.lived_home import Life, lived_home

from warmfield.community.events import PlanPublished
from warmfield.community.ids import EventId, PersonId
from warmfield.community.piece_events import PieceAdded
from warmfield.community.staff_commands import ActivityPlanned

DAY = (datetime.now(UTC) + timedelta(days=2)).date()
PATHS = (
    "/calendar?view=week",
    "/calendar?view=month",
    "/calendar?view=day",
    f"/calendar/of/a1/{DAY}",
    "/calendar/activity",
    "/content",
    "/content/of/c1",
    "/team",
    "/team/who/mo",
)
LIMIT = 0.15
"""Seconds of the processor, three times what is promised: the machines that test are busy."""


@pytest.fixture(name="crowd")
async def fixture_crowd(tmp_path: Path) -> AsyncIterator[Office]:
    """A hundred groups, a rota, forty activities that come again, three hundred pieces."""
    lived_home(tmp_path / "home", Life(messages=30_000, members=2_000))
    async with open_office(tmp_path / "home") as office:
        now = datetime.now(UTC)
        await office.app.engine.take([PlanPublished(at=now, id=EventId("plan"), version="1")])
        starts = datetime.combine(DAY, datetime.min.time(), UTC) + timedelta(hours=2)
        planned = [
            ActivityPlanned(
                at=now, id=EventId(f"a{nth}"), title=f"A walk, {nth}", starts=starts, owner=PersonId("tang"),
                rule="FREQ=WEEKLY" if nth else "",
            )
            for nth in range(40)
        ]  # fmt: skip
        pieces = [
            PieceAdded(at=now, id=EventId(f"c{nth}"), title=f"A tip for day {nth}") for nth in range(300)
        ]
        await office.app.engine.take([*planned, *pieces])
        yield office


async def test_every_page_comes_in_time(crowd: Office):
    slow = {}
    async with crowd.signed_in() as browser:
        for path in PATHS:
            await browser.get(path)
            times = []
            for _ in range(20):
                begun = time.process_time()
                page = await browser.get(path)
                times.append(time.process_time() - begun)
                assert page.status_code == 200
            p95 = sorted(times)[18]
            print(f"{path}: {p95 * 1000:.0f} ms")
            if p95 > LIMIT:
                slow[path] = p95
    assert slow == {}
