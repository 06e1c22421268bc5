"""The inbox: what a person decides there happens, once, and with their name."""

from datetime import UTC, datetime

from tests.console.conftest import Office, form_in

from warmfield.community.events import Whispered
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.requests import Request


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
        assert done.headers["location"] == "/inbox?done=r1"
        assert "All clear" in (await browser.get("/inbox")).text
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


async def test_a_request_that_is_not_there_is_said_so(office: Office):
    async with office.signed_in() as browser:
        token = form_in(await browser.get("/inbox"))
        missing = await browser.post("/inbox/r99", data={"form": token, "answer": "approve"})
    assert missing.status_code == 404
    assert "isn&#39;t here" in missing.text
