"""Team and duty: gaps, swaps, time off and notes by forms; what was said can be taken back."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.console.conftest import Office
from tests.console.test_calendar_page import sent

from warmfield.community.events import PlanPublished
from warmfield.community.ids import EventId, PersonId, RequestId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.community.rota import NOBODY, DutyRecord, RotaRecord, Stint, rota_key
from warmfield.community.staff_commands import TimeOff
from warmfield.rhythm.duty.weeks_ahead import this_monday


async def with_rota(office: Office) -> RotaRecord:
    """The plan comes into force, and the running week's rota is made."""
    published = PlanPublished(at=datetime.now(UTC), id=EventId("plan"), version="1")
    await office.app.engine.take([published])
    return week(office)


def week(office: Office, ahead: int = 0) -> RotaRecord:
    monday = this_monday(office.app.engine.rulebook, datetime.now(UTC)) + timedelta(weeks=ahead)
    found = office.app.store.view().get(RotaRecord, rota_key(monday))
    assert found is not None
    return found


def duty(office: Office) -> DutyRecord:
    return office.app.store.view().get(DutyRecord, "") or DutyRecord()


def open_requests(office: Office) -> list[Request]:
    view = office.app.store.view()
    inbox = view.get(InboxRecord, "") or InboxRecord()
    found = (view.get(Request, RequestId(number)) for number in inbox.open)
    return [one for one in found if one is not None]


def stints_ahead(office: Office, role: str) -> list[Stint]:
    """Whole ones that haven't begun, of this week and the next where that is made."""
    now, found = datetime.now(UTC).timestamp(), list[Stint]()
    for ahead in (0, 1):
        monday = this_monday(office.app.engine.rulebook, datetime.now(UTC)) + timedelta(weeks=ahead)
        rota = office.app.store.view().get(RotaRecord, rota_key(monday))
        if rota is not None and rota.monday == monday:
            found += [one for one in rota.stints if role in rota.beats[one.beat].roles and one.start > now]
    return found


async def free_all(office: Office, *people: str) -> None:
    now = datetime.now(UTC)
    off = [
        TimeOff(
            at=now, id=EventId(f"off {who}"), person=PersonId(who), window=(now, now + timedelta(days=20))
        )
        for who in people
    ]
    await office.app.engine.take(off)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_the_rota_the_gaps_and_the_people_are_shown(office: Office, language: str):
    await with_rota(office)
    async with office.signed_in(language=language) as browser:
        page = await browser.get("/team")
        assert page.status_code == 200
        assert "Momo" in page.text
        later = await browser.get("/team?week=2099-01-05")
        assert (later.status_code, '<table class="rota"' in later.text) == (200, False)
        assert (await browser.get("/team/who/mo")).status_code == 200
        assert (await browser.get("/team/who/nobody")).status_code == 404


async def test_a_gap_is_taken_by_who_does_this_duty(office: Office):
    await with_rota(office)
    await free_all(office, "mo", "tang")
    async with office.signed_in("mo") as browser:
        page = await browser.get("/team")
        assert "I take it" in page.text
        form = _first_gap(page.text)
        done = await sent(browser, "/team/gap", "/team", **form, what="take")
        assert done.status_code == 303
        taken = [one for one in stints_ahead(office, "starter") if one.person == "mo"]
        assert [f"{one.start}-{one.end}" for one in taken] == [form["hours"]]
        late = await sent(browser, "/team/gap", "/team", **form, what="take")
    assert (late.status_code, "Somebody was quicker" in late.text) == (409, True)


async def test_somebody_named_is_asked_to_stand_in(office: Office):
    await with_rota(office)
    await free_all(office, "mo", "tang")
    async with office.signed_in("lin") as browser:
        form = _first_gap((await browser.get("/team")).text)
        await sent(browser, "/team/gap", "/team", **form, what="ask", person="tang")
        asked = [one for one in open_requests(office) if one.whom[:1] == ("tang",)]
        assert asked
        refused = await sent(browser, "/team/gap", "/team", **form, what="give", person="an")
        assert (refused.status_code, "doesn&#39;t do this duty" in refused.text) == (409, True)
        await sent(browser, "/team/gap", "/team", **form, what="give", person="tang")
    assert [
        one.person for one in stints_ahead(office, "starter") if f"{one.start}-{one.end}" == form["hours"]
    ] == ["tang"]


def _first_gap(page: str) -> dict[str, str]:
    """The fields of the first gap of starters on the page."""
    forms = re.findall(r'<form method="post" action="/team/gap".*?</form>', page, re.DOTALL)
    form = next(one for one in forms if 'name="roles" value="starter' in one)
    return {
        name: re.findall(rf'name="{name}" value="([^"]*)"', form)[0]
        for name in ("hours", "roles", "team", "groups")
    }


async def test_only_who_decides_gives_duty_to_others(office: Office):
    await with_rota(office)
    async with office.signed_in("mo") as browser:
        given = await sent(
            browser,
            "/team/gap",
            "/team",
            hours="1-2",
            roles="starter",
            team="",
            groups="parents",
            what="give",
            person="tang",
        )
        assert given.status_code == 404
        off = {
            "person": "tang",
            "day": "2099-01-01",
            "clock": "10:00",
            "last": "2099-01-02",
            "until": "10:00",
        }
        assert (await sent(browser, "/team/away", "/team/away", **off, sure="yes")).status_code == 404
        assert (await sent(browser, "/team/back", "/team", person="tang", hours="1-2")).status_code == 404
        assert (await browser.get("/team/swap?giver=tang")).status_code == 404
        undone = await sent(browser, "/team/swap/undo?giver=tang&taker=mo&hours=1-2", "/team")
    assert undone.status_code == 403


async def test_time_off_every_week_shows_who_is_asked_and_is_taken_back(office: Office):
    await with_rota(office)
    own = next(one for one in stints_ahead(office, "starter") if one.person != NOBODY)
    start = datetime.fromtimestamp(own.start, UTC) + timedelta(hours=8)
    off = {
        "day": str(start.date()), "clock": f"{start:%H:%M}", "last": str(start.date()),
        "until": "22:00", "weeks": "3",
    }  # fmt: skip
    async with office.signed_in(own.person) as browser:
        shown = await sent(browser, "/team/away", "/team/away", **off)
        assert "Who can?" in shown.text
        assert duty(office).away == ()
        done = await sent(browser, "/team/away", "/team/away", **off, sure="yes")
        assert [one.person for one in duty(office).away] == [own.person] * 3
        weeks = [one.start for one in duty(office).away]
        assert weeks[1] - weeks[0] == timedelta(weeks=1).total_seconds()
        undo = re.search(r'action="(/team/back[^"]+)"', (await browser.get(done.headers["location"])).text)
        assert undo
        await sent(browser, undo[1].replace("&amp;", "&"), "/team")
    assert duty(office).away == ()
    assert own.person in [one.person for one in stints_ahead(office, "starter") if one.start == own.start]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"until": "08:00"}, "ends before it begins"),
        ({"day": "x"}, "Please choose a day."),
        ({"weeks": "99"}, "a number from 1 to 26"),
        ({"day": "2020-01-01", "last": "2020-01-02"}, "over already"),
        ({"last": "2101-01-01"}, "more than a year"),
        ({"person": "nobody"}, "Please choose one of these."),
    ],
)
async def test_time_off_that_cannot_be_is_said_so(office: Office, changed: dict[str, str], said: str):
    off = {"day": "2099-01-01", "clock": "10:00", "last": "2099-01-01", "until": "12:00", **changed}
    async with office.signed_in("lin") as browser:
        wrong = await sent(browser, "/team/away", "/team/away", **off, sure="yes")
    assert (wrong.status_code, said in wrong.text) == (422, True)
    assert duty(office).away == ()


async def test_a_swap_is_asked_of_the_other_in_the_words_shown(office: Office):
    await with_rota(office)
    own = next(one for one in stints_ahead(office, "starter") if one.person in ("mo", "tang"))
    taker = "tang" if own.person == "mo" else "mo"
    asks = {"giver": own.person, "hours": f"{own.start}-{own.end}", "taker": taker}
    async with office.signed_in(own.person) as browser:
        shown = await sent(browser, "/team/swap", f"/team/swap?hours={asks['hours']}", **asks)
        assert "asks whether you can take over" in shown.text
        assert open_requests(office) == []
        await sent(browser, "/team/swap", "/team", **asks, sure="yes")
        wrong = await sent(browser, "/team/swap", "/team", **{**asks, "taker": "an"}, sure="yes")
    assert [(one.sort, one.whom) for one in open_requests(office)] == [("swap", (taker,))]
    assert (wrong.status_code, "do this duty" in wrong.text) == (422, True)


async def test_an_agreed_swap_is_put_in_at_once_and_put_back(office: Office):
    await with_rota(office)
    own = next(one for one in stints_ahead(office, "starter") if one.person in ("mo", "tang"))
    taker = "tang" if own.person == "mo" else "mo"
    asks = {"giver": own.person, "hours": f"{own.start}-{own.end}", "taker": taker, "agreed": "yes"}
    async with office.signed_in("zhou") as browser:
        done = await sent(browser, "/team/swap", "/team", **asks, sure="yes")
        assert [one.person for one in stints_ahead(office, "starter") if one.start == own.start] == [taker]
        undo = re.search(
            r'action="(/team/swap/undo[^"]+)"', (await browser.get(done.headers["location"])).text
        )
        assert undo
        await sent(browser, undo[1].replace("&amp;", "&"), "/team")
    assert [one.person for one in stints_ahead(office, "starter") if one.start == own.start] == [own.person]


async def test_a_note_is_left_and_an_empty_one_is_not(office: Office):
    await with_rota(office)
    async with office.signed_in("he") as browser:
        assert (await sent(browser, "/team/note", "/team", text=" \x07 ")).status_code == 422
        assert (await sent(browser, "/team/note", "/team", text="x" * 1001)).status_code == 422
        left = await sent(browser, "/team/note", "/team", text="Ann <b>waits</b> for her refund.")
        assert left.status_code == 303
    assert all(note.text == "Ann <b>waits</b> for her refund." for note in duty(office).notes)


async def test_the_same_hours_in_several_groups_are_one_line(office: Office):
    """The owner's evenings stand in a beat a group where the groups have other managers."""
    await with_rota(office)
    async with office.signed_in("zhou") as browser:
        page = await browser.get("/team/who/zhou")
    mine = re.findall(r'<li class="rowed"><span class="rt"><b>([^<]+)</b>', page.text)
    assert mine
    assert len(mine) == len(set(mine))


@pytest.mark.parametrize("hours", ["", "x", "2-1", "1-99999999999999", "-5-7", "１-２"])
async def test_hours_that_no_form_sends_are_not_found(office: Office, hours: str):
    async with office.signed_in() as browser:
        answer = await sent(browser, "/team/gap", "/team/away", hours=hours, what="take")
    assert answer.status_code == 404
