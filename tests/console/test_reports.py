"""Reports: figures over a stretch of days, what they are made of, and the same as files."""

import csv
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from tests.console.conftest import Office
from tests.console.lived_home import Life, lived_home

from warmfield.app.making import make
from warmfield.community.events import MessageSent, PlanPublished
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.months import MonthRecord, month_key
from warmfield.community.pieces import PieceRecord, ShelfRecord, Shelved, Use
from warmfield.community.pulse import DayHeard
from warmfield.engine.ports import Turn

YESTERDAY = datetime.now(UTC) - timedelta(days=1)
PARTS = ("Health and activity", "Clauses", "How long people waited", "The same for all", "What was posted")
ATTACK = '=HYPERLINK("//evil")<img src=x onerror=1>'


@pytest.fixture(name="lived")
async def fixture_lived(tmp_path: Path) -> AsyncIterator[Office]:
    """Two groups that lived for three months, seeded."""
    lived_home(tmp_path / "home", Life(groups=2, members=100, messages=8000))
    app = make(tmp_path / "home")
    yield Office(app)
    app.close()


async def test_a_report_shows_every_part(lived: Office):
    async with lived.signed_in() as browser:
        page = await browser.get("/reports")
    assert page.status_code == 200
    assert [head for head in PARTS if head not in page.text] == []
    assert page.text.count("<polyline") >= 2


async def test_every_figure_leads_to_what_it_is_made_of(lived: Office):
    """As many decisions and requests behind a link as it says."""
    async with lived.signed_in() as browser:
        page = await browser.get("/reports")
        counted = re.findall(r'data-l="Times"><a href="(/reports/decisions[^"]+)">(\d+)</a>', page.text)
        assert len(counted) == 4
        for address, times in counted:
            made_of = await browser.get(address.replace("&amp;", "&"))
            assert made_of.text.count("<time") == min(int(times), 25)
        (address, many), *_ = re.findall(
            r'href="(/reports/requests[^"]+)">Please judge</a></th><td[^>]*>(\d+)', page.text
        )
        asked = await browser.get(address.replace("&amp;", "&"))
        assert asked.text.count("<time") == min(int(many), 50)


async def test_decisions_are_paged_and_kept_to_what_was_asked(lived: Office):
    async with lived.signed_in() as browser:
        first = await browser.get("/reports/decisions?from=2000-01-01&followed=note&who=members")
        older = re.findall(r'href="(/reports/decisions[^"]+)">Older', first.text)
        second = await browser.get(older[0].replace("&amp;", "&"))
    names = [set(re.findall(r"<code>(d/bench\d+)</code>", page.text)) for page in (first, second)]
    assert [len(one) for one in names] == [25, 25]
    assert names[0].isdisjoint(names[1])
    assert {"followed=note", "who=members"} <= set(
        older[0].replace("&amp;", "&").partition("?")[2].split("&")
    )


@pytest.mark.parametrize(
    "asked",
    ["from=nonsense&to=2026-99-99", "page=-1", "page=99999999999", "group=nobodys", "beside=none", "beside=x",
     "from=9999-12-31&to=9999-12-31", "group=parents&page=7", "beside=9999-12-31"],
)  # fmt: skip
async def test_what_is_asked_amiss_is_answered_all_the_same(lived: Office, asked: str):
    async with lived.signed_in() as browser:
        assert (await browser.get(f"/reports?{asked}")).status_code == 200
        assert (await browser.get(f"/reports/decisions?{asked}&after=99999999&who=x")).status_code == 200
        assert (await browser.get(f"/reports/requests?{asked}&sort=%00%3Cb%3E")).status_code == 200


async def test_reports_are_for_those_who_lead_and_decide(office: Office):
    async with office.signed_in("an") as browser:
        assert (await browser.get("/reports")).status_code == 403
        assert (await browser.get("/reports/days.csv")).status_code == 403
        assert 'href="/reports"' not in (await browser.get("/")).text


async def test_experts_see_figures_but_nothing_of_members(lived: Office):
    async with lived.signed_in("shen") as expert, lived.signed_in("he") as manager:
        told = await manager.get("/reports/decisions")
        untold = await expert.get("/reports/decisions")
    assert "https://example.com/a" in told.text
    assert untold.status_code == 200
    assert "https://example.com/a" not in untold.text
    assert not re.search(r"lobby:m\d|>M\d", untold.text)


async def test_a_time_of_which_nothing_is_known_is_put_beside_nothing(lived: Office):
    """The home has lived for 90 days; the 90 before them are empty."""
    async with lived.signed_in() as browser:
        page = await browser.get("/reports")
        assert "small figures" in page.text
        first = (datetime.now(UTC) - timedelta(days=91)).date()
        whole = await browser.get(f"/reports?from={first}")
    assert "small figures" not in whole.text
    assert '<span class="was">' not in whole.text


async def test_a_young_community_is_told_when_to_come_back(office: Office):
    async with office.signed_in() as browser:
        page = await browser.get("/reports")
    assert "No whole day has been heard in this time yet." in page.text
    assert "No clause was broken in this time." in page.text


async def test_the_days_of_a_living_group_are_kept_for_it(office: Office):
    """Through the engine: a day is in the report once a later one is heard."""
    for back, number in ((2, 1), (1, 2)):
        said = MessageSent(
            at=datetime.now(UTC) - timedelta(days=back), id=EventId(f"m{number}"), who=MemberId("lobby:ann"),
            group=GroupId("parents"), nickname="Leo's dad - Longze Garden", text=f"Good morning {number}",
        )  # fmt: skip
        await office.app.engine.take([said])
    async with office.signed_in() as browser:
        oldest, *_ = table(await browser.get("/reports/days.csv"))
    assert (oldest["Group"], oldest["Messages"], oldest["Members who wrote"]) == ("Firefly parents", "1", "1")


def table(answer: object) -> list[dict[str, str]]:
    text = getattr(answer, "text")  # noqa: B009 - of whatever client
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("name", ["days", "clauses", "answers", "fairness", "posts"])
async def test_every_table_is_a_file_in_the_readers_language(lived: Office, name: str):
    async with lived.signed_in() as english, lived.signed_in(language="zh") as chinese:
        answer, other = await english.get(f"/reports/{name}.csv"), await chinese.get(f"/reports/{name}.csv")
        assert (await english.get("/reports/nothing.csv")).status_code == 404
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="warmfield-{name}-20')
    rows, same = table(answer), table(other)
    assert len(rows) == len(same) > 0
    assert not set(rows[0]) & set(same[0])


async def test_a_title_that_is_a_formula_runs_nowhere(tmp_path: Path, lived: Office):
    """Neither in a spreadsheet nor on the page."""
    use = Use(at=YESTERDAY, group=GroupId("parents"), sort="piece", answers=9)
    piece = PieceRecord(id="c1", sort="tip", title=ATTACK, at=YESTERDAY, uses=(use,))  # type: ignore[arg-type]
    on_shelf = Shelved(
        id=piece.id, state="used", sort="tip", source="", expert="", themes=(), language="en",
        at=0.0, used=((use.group, YESTERDAY.timestamp()),), warmth=9.0,
    )  # fmt: skip
    event = PlanPublished(at=YESTERDAY, id=EventId("attack"), version="1")
    lived.app.store.commit([Turn(event=event, records=(piece, ShelfRecord(made=1, pieces=(on_shelf,))))])
    async with lived.signed_in() as browser:
        rows, page = table(await browser.get("/reports/posts.csv")), await browser.get("/reports")
    assert f"'{ATTACK}" in {row["What"] for row in rows}
    assert "<img src=x" not in page.text
    assert "&lt;img src=x" in page.text


async def test_files_say_what_was_counted_by_hand(office: Office):
    """Two days of one group, the golden file."""
    day = (datetime.now(UTC) - timedelta(days=3)).date()
    days = tuple(
        DayHeard(day=day.toordinal() + at, messages=messages, people=people, useful=useful, voices=9.0,
                 usual=40.0, around=60, staff=3, ours=1)
        for at, (messages, people, useful) in enumerate(((40, 12, 10), (3, 2, 0)))
    )  # fmt: skip
    months = {month_key(GroupId("parents"), day + timedelta(days=at)): MonthRecord for at in (0, 1)}
    records = tuple(
        MonthRecord(
            id=key, days=tuple(one for one in days if f"{datetime.fromordinal(one.day):%Y-%m}" in key)
        )
        for key in months
    )
    event = PlanPublished(at=YESTERDAY, id=EventId("golden"), version="1")
    office.app.store.commit([Turn(event=event, records=records)])
    async with office.signed_in() as browser:
        answer = await browser.get("/reports/days.csv")
    golden = (Path(__file__).parent / "golden" / "days.csv").read_bytes().decode()
    assert answer.text == golden.replace("DAY1", str(day)).replace("DAY2", str(day + timedelta(days=1)))
