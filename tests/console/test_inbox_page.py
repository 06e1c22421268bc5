"""The inbox: what a person decides there happens, once, and with their name."""

import re
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from tests.console.conftest import Office, form_in, open_office

from warmfield.acts.inbox import open_in
from warmfield.app.home import make_home
from warmfield.community.actions import Mute
from warmfield.community.events import MessageSent, PlanPublished, Whispered
from warmfield.community.ids import EventId, GroupId, MemberId, RequestId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.community.roster import SweepRecord, ToldMember
from warmfield.engine.ports import Turn
from warmfield.store import open_store


async def ask_for_a_link(office: Office) -> None:
    said = Whispered(
        at=datetime.now(UTC), id=EventId("w1"), who=MemberId("lobby:ann"),
        nickname="Leo's dad - Longze Garden", group=GroupId("parents"), text="I would like to share https://news.example/a",
    )  # fmt: skip
    await office.app.engine.take([said])


async def test_a_request_is_answered_with_the_name_of_who_answered(office: Office):
    await ask_for_a_link(office)
    async with office.signed_in("he") as browser:
        page = await browser.get("/inbox")
        assert "May Leo&#39;s dad - Longze Garden share this link?" in page.text
        done = await browser.post("/inbox/r1", data={"form": form_in(page), "answer": "approve"})
        assert done.headers["location"].startswith("/inbox")
        waiting = (await browser.get("/inbox")).text.partition("Just handled")[0]
        assert 'href="/inbox?i=r1"' not in waiting
    request = office.app.store.view().get(Request, "r1")
    assert request is not None
    assert (request.state, request.answered_by) == ("approved", "he")


async def test_who_comes_second_changes_nothing(office: Office):
    await ask_for_a_link(office)
    async with office.signed_in("he") as first, office.signed_in("zhou") as second:
        late = form_in(await second.get("/inbox"))
        page = await first.get("/inbox")
        await first.post("/inbox/r1", data={"form": form_in(page), "answer": "approve"})
        await second.post("/inbox/r1", data={"form": late, "answer": "refuse"})
    request = office.app.store.view().get(Request, "r1")
    assert request is not None
    assert (request.state, request.answered_by) == ("approved", "he")


async def test_what_stands_beside_an_answer_is_asked_back_and_may_be_said_again(tmp_path: Path):
    """A list of two silent members: nobody goes until it is clear who."""
    make_home(tmp_path / "home", "plan.yaml", "en")
    group = GroupId("parents")
    silent = Request(
        id=RequestId("r1"), sort="lurkers", at=datetime.now(UTC), group=group, title="Two are silent",
        subject={"members": "lobby:leo\nlobby:mia", "why": "1. Leo's dad: silent since 2026-01-01"},
    )  # fmt: skip
    proposed = tuple(ToldMember(MemberId(f"lobby:{name}"), 0.0) for name in ("leo", "mia"))
    sweep = SweepRecord(id=group, proposed=proposed, request=silent.id)
    event = PlanPublished(at=datetime.now(UTC), id=EventId("p"), version="1")
    store = open_store(tmp_path / "home" / "warmfield.db")
    store.commit([Turn(event=event, records=(silent, sweep, InboxRecord(open=(silent.id,), made=1)))])
    store.close()
    async with open_office(tmp_path / "home") as office, office.signed_in("he") as browser:
        page = await browser.get("/inbox")
        assert "1. Leo&#39;s dad: silent since 2026-01-01" in page.text
        said = {"form": form_in(page), "answer": "approve"}
        unclear = await browser.post("/inbox/r1", data={**said, "text": "except 99"})
        assert (unclear.status_code, "I don&#39;t understand “99”" in unclear.text) == (409, True)
        assert (await browser.post("/inbox/r1", data={**said, "text": "except 2"})).status_code == 303
        request = office.app.store.view().get(Request, "r1")
    assert request is not None
    assert (request.state, request.answered_by) == ("approved", "he")


async def test_a_request_that_is_not_there_is_said_so(office: Office):
    async with office.signed_in() as browser:
        token = form_in(await browser.get("/inbox"))
        missing = await browser.post("/inbox/r99", data={"form": token, "answer": "approve"})
    assert missing.status_code == 404
    assert "isn&#39;t here" in missing.text


ADVERT = "My shop has good offers this week, whoever is interested can ask me privately"
BOB = MemberId("lobby:bob")


async def say(
    office: Office, number: int, text: str, who: MemberId = BOB, name: str = "Bob's mum - Brookview"
) -> None:
    event = MessageSent(
        at=datetime.now(UTC),
        id=EventId(f"m{number}"),
        group=GroupId("parents"),
        who=who,
        nickname=name,
        text=text,
    )
    await office.app.engine.take([event])


async def ask_about_an_advert(office: Office) -> None:
    """Somebody is asked whether it is one, after two other messages and before another."""
    await say(
        office, 1, "Has anyone tried the new library?", MemberId("lobby:mia"), "Mia's mum - Jinyu Court"
    )
    await say(office, 2, ADVERT)
    await say(
        office, 3, "The reading corner <b>is</b> lovely", MemberId("lobby:mia"), "Mia's mum - Jinyu Court"
    )


def kept(office: Office, number: str = "r1") -> Request:
    request = office.app.store.view().get(Request, number)
    assert request is not None
    return request


async def sends(browser: httpx.AsyncClient, path: str, **fields: str) -> httpx.Response:
    return await browser.post(path, data={"form": form_in(await browser.get("/inbox")), **fields})


async def test_an_item_shows_the_evidence_what_was_said_around_it_and_the_line_of_the_plan(office: Office):
    await ask_about_an_advert(office)
    async with office.signed_in() as browser:
        page = (await browser.get("/inbox")).text
    assert "<mark>My shop</mark> has good offers" in page
    assert "Has anyone tried the new library?" in page
    assert "The reading corner &lt;b&gt;is&lt;/b&gt; lovely" in page
    line = re.search(r"/plan\?line=(\d+)", page)
    assert line is not None
    plan = (office.app.home / "plan.yaml").read_text("utf-8").splitlines()
    assert 'number: "1.5"' in plan[int(line[1]) - 1]
    assert re.search(r"sure: \d+ %", page)


async def test_the_words_and_the_rung_that_were_looked_at_are_what_happens(office: Office):
    await ask_about_an_advert(office)
    async with office.signed_in() as browser:
        seen = (await browser.get("/inbox?i=r1&rung=mute")).text
        assert "Mute Bob&#39;s mum - Brookview" in seen
        await sends(
            browser, "/inbox/r1", answer="approve", rung="mute", worded="Please not here.\r\nThank you!"
        )
    sent = await office.app.archive.sent(groups=[GroupId("parents")])
    assert "Please not here.\nThank you!" in [getattr(one.action, "text", "") for one in sent]
    assert any(isinstance(one.action, Mute) for one in sent)


async def test_an_approved_review_is_taken_back_in_place_and_in_the_list(office: Office):
    await ask_about_an_advert(office)
    async with office.signed_in() as browser:
        went = await sends(browser, "/inbox/r1", answer="approve")
        assert went.status_code == 303
        page = (await browser.get("/inbox")).text
        assert page.count('action="/inbox/r1/undo"') == 2
        await sends(browser, "/inbox/r1/undo")
        assert "Taken back · Ms Lin" in (await browser.get("/inbox")).text
        again = await sends(browser, "/inbox/r1/undo")
    assert again.status_code == 409


async def test_a_refusal_taken_back_is_open_again(office: Office):
    await ask_about_an_advert(office)
    async with office.signed_in() as browser:
        await sends(browser, "/inbox/r1", answer="refuse")
        await sends(browser, "/inbox/r1/undo")
    assert kept(office).state == "open"


async def test_the_second_of_two_sees_who_was_first_and_what_they_did(office: Office):
    await ask_about_an_advert(office)
    async with office.signed_in("he") as first, office.signed_in("zhou") as second:
        late = form_in(await second.get("/inbox?i=r1"))
        await sends(first, "/inbox/r1", answer="refuse")
        seen = await second.post("/inbox/r1", data={"form": late, "answer": "approve"})
    assert seen.status_code == 409
    assert "Somebody was quicker." in seen.text
    assert "Refused · Ms He" in seen.text


async def test_the_same_form_sent_twice_is_one_answer_and_no_quarrel(office: Office):
    await ask_about_an_advert(office)
    async with office.signed_in() as browser:
        form = {"form": form_in(await browser.get("/inbox")), "once": "x", "answer": "refuse"}
        answers = [(await browser.post("/inbox/r1", data=form)).status_code for _ in range(2)]
    assert answers == [303, 303]


async def test_one_answer_does_for_all_of_a_kind(office: Office):
    await ask_about_an_advert(office)
    await say(office, 4, ADVERT + ", and more", MemberId("lobby:tom"), "Tom's dad - Brookview")
    assert [kept(office, number).sort for number in ("r1", "r2")] == ["review", "review"]
    async with office.signed_in() as browser:
        assert "The same for 2" in (await browser.get("/inbox")).text
        await sends(browser, "/inbox/r1", answer="refuse", all="1")
    assert [kept(office, number).state for number in ("r1", "r2")] == ["refused", "refused"]


async def test_what_is_put_off_leaves_the_queue_and_can_be_fetched_back(office: Office):
    await ask_about_an_advert(office)
    async with office.signed_in() as browser:
        await sends(browser, "/inbox/r1/snooze", until="hour")
        assert "All clear" in (await browser.get("/inbox")).text
        assert "Bob&#39;s mum" in (await browser.get("/inbox?shown=snoozed")).text
        await sends(browser, "/inbox/r1/snooze?until=now")
        assert "All clear" not in (await browser.get("/inbox")).text


async def test_an_item_is_given_to_who_may_answer_it_and_to_nobody_else(office: Office):
    await ask_about_an_advert(office)
    async with office.signed_in() as browser:
        assert (await sends(browser, "/inbox/r1/assign", to="he")).status_code == 303
        assert kept(office).taken_by == "he"
        assert (await sends(browser, "/inbox/r1/assign", to="mo")).status_code == 409
        await sends(browser, "/inbox/r1/assign?to=")
    assert kept(office).taken_by is None


@pytest.mark.parametrize("path", ["", "/undo", "/snooze", "/assign"])
async def test_items_of_other_groups_are_not_there(office: Office, path: str):
    """An item of a group that the plan doesn't have any more."""
    gone = Request(
        id=RequestId("r1"), sort="link", at=datetime.now(UTC), group=GroupId("gone"), title="May they?"
    )
    event = PlanPublished(at=datetime.now(UTC), id=EventId("p"), version="1")
    office.app.store.commit([Turn(event=event, records=(gone, InboxRecord(open=(gone.id,), made=1)))])
    async with office.signed_in() as browser:
        assert "May they?" not in (await browser.get("/inbox")).text
        assert (await browser.get("/inbox?i=r1")).status_code == 404
        assert (await sends(browser, f"/inbox/r1{path}", answer="approve")).status_code == 404


async def test_filters_have_addresses_and_stay_after_an_answer(office: Office):
    await ask_about_an_advert(office)
    await ask_for_a_link(office)
    async with office.signed_in() as browser:
        page = (await browser.get("/inbox?kind=review")).text
        assert "share this link?" not in page
        went = await sends(browser, "/inbox/r1", answer="refuse", kind="review")
        assert went.headers["location"] == "/inbox?kind=review"


async def test_never_again_is_a_draft_of_the_plan_and_changes_nothing_yet(office: Office):
    await ask_about_an_advert(office)
    async with office.signed_in() as browser:
        assert 'value="My shop"' in (await browser.get("/inbox")).text
        went = await sends(browser, "/inbox/r1/never", value="My shop")
        draft = (await browser.get(went.headers["location"])).text
    assert "My shop" in draft
    assert "My shop" not in (office.app.home / "plan.yaml").read_text("utf-8")


async def test_a_manager_asks_the_owner_to_change_the_plan(office: Office):
    await ask_about_an_advert(office)
    async with office.signed_in("he") as browser:
        await sends(browser, "/inbox/r1/never", value="My shop")
        assert (await sends(browser, "/inbox/r1/never", value=" ")).status_code == 409
    asked = [one for one in open_in(office.app.store.view()) if one.sort == "plan_change"]
    assert len(asked) == 1
    assert "My shop" in asked[0].title


async def test_a_flood_of_items_is_listed_in_part_and_all_of_a_kind_are_answered_at_once(office: Office):
    flood = tuple(
        Request(
            id=RequestId(f"r{n}"), sort="link", at=datetime.now(UTC), group=GroupId("parents"),
            title=f"May {n}?", subject={"link": f"https://news.example/{n}"},
        )
        for n in range(1, 121)
    )  # fmt: skip
    event = PlanPublished(at=datetime.now(UTC), id=EventId("p"), version="1")
    inbox = InboxRecord(open=tuple(one.id for one in flood), made=len(flood))
    office.app.store.commit([Turn(event=event, records=(*flood, inbox))])
    async with office.signed_in() as browser:
        page = (await browser.get("/inbox")).text
        assert "And 40 more" in page
        assert "1 of 120" in page
        await sends(browser, "/inbox/r1", answer="refuse", all="1")
    assert [kept(office, number).state for number in ("r1", "r50", "r51")] == ["refused", "refused", "open"]
