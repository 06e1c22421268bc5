"""The audit: who did what, by every filter, as a page and as a file."""

import csv
import io
from datetime import UTC, datetime

import pytest
from tests.console.conftest import Office, form_in
from tests.console.test_inbox_page import ask_for_a_link

from warmfield.community.events import PlanPublished
from warmfield.community.ids import EventId, GroupId, MemberId, PersonId
from warmfield.community.staff_commands import ActivityPlanned, MemberFacts, TimeOff
from warmfield.console.audit_words import DONE, kinds


def facts(number: int, by: str = "he", at: datetime | None = None) -> MemberFacts:
    return MemberFacts(
        at=at or datetime.now(UTC), id=EventId(f"f{number}"), who=MemberId(f"lobby:m{number}"),
        paid=True, by=PersonId(by),
    )  # fmt: skip


def test_every_command_is_said_in_words():
    """Whoever adds a command says in `audit_words.DONE` what was done."""
    assert set(kinds()) == set(DONE)


async def test_an_answer_stands_there_with_name_and_request(office: Office):
    await ask_for_a_link(office)
    async with office.signed_in("he") as browser:
        page = await browser.get("/inbox")
        await browser.post("/inbox/r1", data={"form": form_in(page), "answer": "approve"})
    async with office.signed_in("lin") as browser:
        audit = (await browser.get("/audit")).text
    assert "<b>Ms He</b> approved" in audit
    assert 'href="/inbox?i=r1"' in audit
    assert "Firefly parents" in audit


async def test_filters_stand_in_the_address(office: Office):
    start = datetime(2026, 3, 1, 12, tzinfo=UTC)
    activity = ActivityPlanned(at=start, id=EventId("a"), title="Kite day", starts=start, by=PersonId("zhou"))
    off = TimeOff(at=start, id=EventId("t"), person=PersonId("mo"), window=(start, start), by=PersonId("mo"))
    await office.app.engine.take([facts(1), activity, off])
    asked = {
        "": {"Ms He", "Kite day", "wrote down time off"},
        "person=he": {"Ms He"},
        "kind=activity_planned": {"Kite day"},
        "day=2026-03-01": {"Kite day", "wrote down time off"},
        "person=mo&day=2026-03-02": set(),
        "person=nobody&kind=bogus&group=none&day=2026-13-45&before=x": {"Ms He", "Kite day"},
        "group=parents": set(),
    }
    async with office.signed_in("lin") as browser:
        for query, seen in asked.items():
            page = (await browser.get(f"/audit?{query}")).text.partition("<ol")[2]
            assert all(one in page for one in seen), query
            assert ("Kite day" in page) == ("Kite day" in seen), query


async def test_what_somebody_wrote_in_a_group_is_found_under_their_name(office: Office):
    await office.app.engine.take([facts(1, by="lobby:he"), facts(2, by="zhou")])
    async with office.signed_in("lin") as browser:
        page = (await browser.get("/audit?person=he")).text
    assert page.count("<b>Ms He</b>") == 1


async def test_older_lines_stand_behind_a_link(office: Office):
    await office.app.engine.take([facts(number) for number in range(60)])
    async with office.signed_in("lin") as browser:
        first = await browser.get("/audit?person=he")
        older = first.text.partition('href="?person=he&amp;before=')[2].partition('"')[0]
        second = await browser.get(f"/audit?person=he&before={older}")
    seen = [page.text.count("<b>Ms He</b>") for page in (first, second)]
    assert seen == [50, 10]


async def test_sign_ins_stand_beside(office: Office):
    async with office.browser() as browser:
        await browser.post("/sign-in/password", data={"name": "he", "password": "x", "code": "1"})
        await browser.post("/sign-in/password", data={"name": "nobody", "password": "x", "code": "1"})
    async with office.signed_in("lin") as browser:
        page = (await browser.get("/audit?show=sign-ins")).text
        mine = (await browser.get("/audit?show=sign-ins&person=he")).text
        table = (await browser.get("/audit.csv?show=sign-ins")).text
    assert "<b>Ms He</b> was refused at the door" in page
    assert "<b>Somebody unknown</b> was refused" in page
    assert "<b>Ms Lin</b> signed in" in page
    assert "<b>Ms Lin</b> signed in" not in mine
    assert "nobody" not in page
    assert len(list(csv.reader(io.StringIO(table)))) >= 4


@pytest.mark.parametrize("title", ["=1+1", "+cmd", "-2", "@x", "\t=1"])
async def test_the_file_holds_no_formulas(office: Office, title: str):
    now = datetime.now(UTC)
    planned = ActivityPlanned(at=now, id=EventId("a"), title=title, starts=now, by=PersonId("he"))
    await office.app.engine.take([planned])
    async with office.signed_in("lin") as browser:
        answer = await browser.get("/audit.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    [_, line, *_] = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert (line[1], line[3]) == ("Ms He", f"'{title}")


async def test_names_and_reasons_are_data_and_nothing_else(office: Office):
    now = datetime.now(UTC)
    bad = "<img src=x onerror=alert(1)>\u0000\u202e"
    await office.app.engine.take(
        [
            ActivityPlanned(at=now, id=EventId("a"), title=bad, starts=now, by=PersonId("he")),
            PlanPublished(at=now, id=EventId("p"), version=bad, groups=(GroupId("parents"),)),
            facts(3, by=bad),
        ]
    )
    async with office.signed_in("lin") as browser:
        page = await browser.get("/audit")
    assert page.status_code == 200
    assert "<img src" not in page.text
