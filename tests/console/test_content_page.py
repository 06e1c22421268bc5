"""The library: found pieces are looked at, new ones seen before they go in; verdicts can be taken back."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.console.conftest import Office
from tests.console.test_calendar_page import sent

from warmfield.community.ids import EventId, PersonId, PieceId
from warmfield.community.piece_events import PieceAdded, PieceFound
from warmfield.community.pieces import PieceRecord
from warmfield.engine.source_look import SourceLook

TIP = {
    "title": "Three questions before you choose a book",
    "text": "Who, what, how.",
    "link": "https://r.example/3",
    "expert": "shen",
}


def piece(office: Office, name: str) -> PieceRecord | None:
    return office.app.store.view().get(PieceRecord, PieceId(name))


def state(office: Office, name: str) -> str:
    found = piece(office, name)
    return "" if found is None else found.state


async def find(office: Office, count: int = 2) -> None:
    """A source of the plan brings drafts."""
    source = next(one for one in office.app.engine.rulebook.plan.content.sources if one.sort == "feed")
    found = [
        PieceFound(
            at=datetime.now(UTC), id=EventId(f"found {nth}"), source=source.name,
            title=f"Children and sleep, part {nth}", text="A reading corner for children.",
            link=f"https://n.example/{nth}",
        )
        for nth in range(count)
    ]  # fmt: skip
    await office.app.engine.take(found)


async def test_a_new_piece_is_seen_as_it_is_posted_before_it_goes_in(office: Office):
    async with office.signed_in("shen") as browser:
        shown = await sent(browser, "/content/new", "/content/new", **TIP)
        assert "Dr Shen shares: Three questions before you choose a book" in shown.text
        assert piece(office, "c1") is None
        done = await sent(browser, "/content/new", "/content/new", **TIP, sure="yes")
        added = piece(office, "c1")
        assert added is not None
        assert (added.expert, added.by, done.headers["location"]) == ("shen", "shen", "/content/of/c1")
        page = await browser.get("/content?expert=shen")
        assert "Three questions before you choose a book" in page.text
        twin = await sent(browser, "/content/new", "/content/new", **TIP, sure="yes")
    assert (twin.status_code, "already, as c1" in twin.text) == (422, True)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": ""}, "Please fill this in."),
        ({"link": "javascript:alert(1)"}, "A link begins with"),
        ({"text": "x" * 2001}, "at most 2000 characters"),
        ({"sort": "poem"}, "Please choose one of these."),
        ({"expert": "nobody"}, "Please choose one of these."),
    ],
)
async def test_a_piece_that_cannot_be_is_said_so(office: Office, changed: dict[str, str], said: str):
    async with office.signed_in() as browser:
        wrong = await sent(browser, "/content/new", "/content/new", **{**TIP, **changed}, sure="yes")
    assert (wrong.status_code, said in wrong.text) == (422, True)
    assert piece(office, "c1") is None


async def test_found_pieces_are_looked_at_together_and_it_is_taken_back(office: Office):
    await find(office)
    before = [state(office, "c1"), state(office, "c2")]
    assert "draft" in before
    name = "c1" if before[0] == "draft" else "c2"
    async with office.signed_in("he") as browser:
        page = await browser.get("/content?state=draft")
        assert "Children and sleep" in page.text
        await sent(browser, "/content/review", "/content", verdict="ready")
        assert state(office, name) == "draft"
        done = await sent(browser, "/content/review", "/content", verdict="ready", piece=name)
        assert state(office, name) == "ready"
        undo = re.search(r'action="(/content/undo[^"]+)"', (await browser.get(done.headers["location"])).text)
        assert undo
        await sent(browser, undo[1].replace("&amp;", "&"), "/content")
        assert state(office, name) == "draft"
        await sent(browser, "/content/review", "/content", verdict="rejected", piece=name)
    assert state(office, name) == "rejected"


async def test_a_piece_is_taken_down_and_put_up_again(office: Office):
    added = PieceAdded(
        at=datetime.now(UTC), id=EventId("a"), title="<i>A tip</i> & more", by=PersonId("shen")
    )
    await office.app.engine.take([added])
    async with office.signed_in() as browser:
        page = await browser.get("/content/of/c1")
        assert "<i>" not in page.text.replace("<i class", "")
        await sent(browser, "/content/of/c1", "/content/of/c1", verdict="rejected")
        assert state(office, "c1") == "rejected"
        await sent(browser, "/content/of/c1", "/content/of/c1", verdict="ready")
        assert state(office, "c1") in ("ready", "used")
        assert (await browser.get("/content/of/c99")).status_code == 404


async def test_the_library_is_paged_and_filtered_by_its_address(office: Office):
    await find(office, 45)
    async with office.signed_in(language="zh") as browser:
        first = await browser.get("/content")
        assert len(re.findall(r'href="/content/of/', first.text)) == 20
        last = await browser.get("/content?page=3")
        assert len(re.findall(r'href="/content/of/', last.text)) == 5
        assert (await browser.get("/content?state=nonsense&expert=x&source=y&page=-1")).status_code == 200
        none = await browser.get("/content?sort=game")
    assert "这里还没有内容" in none.text


async def test_a_source_that_could_not_be_read_says_why(office: Office):
    source = next(one for one in office.app.engine.rulebook.plan.content.sources if one.sort == "feed")
    now = datetime.now(UTC)
    office.app.source_looks[source.name] = SourceLook(
        at=now,
        next_at=now + timedelta(hours=1),
        failures=1,
        sentence="{fault}",
        values={"fault": "It says nothing."},
    )
    async with office.signed_in() as browser:
        assert "It says nothing." in (await browser.get("/content")).text


async def test_the_library_is_for_those_who_bring_content(office: Office):
    async with office.signed_in("an") as browser:
        assert (await browser.get("/content")).status_code == 403
