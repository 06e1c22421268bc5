"""Cursors: opaque, of one list only, and never shifted by what is added."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.api.conftest import program
from tests.console.conftest import Office, open_office
from tests.console.test_looking_back import say

from warmfield.api.cursors import Spot, cursor_of, paged, place_in
from warmfield.api.faults import Refused
from warmfield.app.home import make_home
from warmfield.community.events import PlanPublished
from warmfield.community.ids import EventId, GroupId, RequestId
from warmfield.community.requests import Request
from warmfield.engine.ports import Turn
from warmfield.store import open_store

MOMENT = datetime(2026, 3, 1, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@given(WORDS, st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_cursor_leads_back_to_its_place(name: str, at: datetime) -> None:
    assert place_in(cursor_of("list", Spot(at, name)), "list", Spot) == Spot(at, name)
    assert place_in(cursor_of("list", name), "list", str) == name


@given(st.text(max_size=300))
def test_what_is_no_cursor_of_ours_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        place_in(text, "list", Spot)


@pytest.mark.parametrize("place", [-1, 2**70, "x", [1], ["2026-03-01T00:00:00", "naive"]])
def test_a_cursor_of_another_list_or_a_made_up_one_is_refused(place: object) -> None:
    with pytest.raises(Refused):
        place_in(cursor_of("other", Spot(MOMENT, "x")), "list", Spot)
    with pytest.raises(Refused):
        place_in(cursor_of("list", place), "list", Spot)


@given(st.integers(0, 30), st.integers(1, 7))
def test_pages_together_are_the_whole_list(count: int, limit: int) -> None:
    every, found, cursor = list(range(count)), [], None
    while True:
        begin = 0 if (last := place_in(cursor, "n", int)) is None else last + 1

        async def look(most: int, begin: int = begin) -> list[int]:
            return every[begin : begin + most]

        page = asyncio.run(paged("n", limit, look, lambda one: one, str))
        found += page.items
        cursor = page.next
        if cursor is None:
            break
    assert found == [str(one) for one in every]


async def test_what_comes_meanwhile_shifts_no_page(office: Office) -> None:
    for number in range(4):
        await say(office, number)
    async with program(office) as client:
        asked = {"kind": "message", "limit": 2}
        first = (await client.get("journal", params=asked)).json()
        await say(office, 4)
        second = (await client.get("journal", params={**asked, "cursor": first["next"]})).json()
    assert [one["id"] for one in (*first["items"], *second["items"])] == ["m3", "m2", "m1", "m0"]
    assert second["next"] is None


async def test_those_of_one_moment_all_come(tmp_path: Path) -> None:
    make_home(tmp_path / "home", "plan.yaml", "en")
    asked = tuple(
        Request(id=RequestId(f"r{n}"), sort="link", at=MOMENT, group=GroupId("parents"), title=f"{n}")
        for n in range(7)
    )
    store = open_store(tmp_path / "home" / "warmfield.db")
    store.commit([Turn(event=PlanPublished(at=MOMENT, id=EventId("p"), version="1"), records=asked)])
    store.close()
    found, cursor = [], None
    async with open_office(tmp_path / "home") as office, program(office) as client:
        while True:
            params = {"limit": 3, **({"cursor": cursor} if cursor else {})}
            page = (await client.get("requests", params=params)).json()
            found += [one["id"] for one in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
    assert sorted(found) == [f"r{n}" for n in range(7)]
