"""The inbox: what a person decides there happens, once, and with their name."""

from datetime import UTC, datetime
from pathlib import Path

from tests.console.conftest import Office, form_in, open_office

from warmfield.app.home import make_home
from warmfield.community.events import PlanPublished, Whispered
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
        assert done.headers["location"] == "/inbox"
        assert 'href="/inbox?i=r1"' not in (await browser.get("/inbox")).text
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
