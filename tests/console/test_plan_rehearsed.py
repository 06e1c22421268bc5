"""A draft is played on the community's own chat, in a process of its own."""

from datetime import UTC, datetime, timedelta

import httpx
from tests.console.conftest import Office
from tests.console.test_plan_page import press, send

from warmfield.community.events import MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId

LINK = "A quiet reading corner for rainy days https://news.example.org/a"


async def chat(office: Office) -> None:
    """A link with some words in each of two groups, yesterday."""
    yesterday = datetime.now(UTC) - timedelta(days=1)
    said = [
        MessageSent(
            at=yesterday,
            id=EventId(f"m{group}"),
            group=GroupId(group),
            who=MemberId("lobby:leo"),
            nickname="Leo's dad - Longze Garden",
            text=LINK,
        )
        for group in ("parents", "trial")
    ]
    await office.app.engine.take(said)


async def rehearsed(office: Office, browser: httpx.AsyncClient) -> httpx.Response:
    await press(browser, "/plan/drafts/d1/rehearse", "/plan/drafts/d1")
    page = await browser.get("/plan/drafts/d1")
    async for _ in office.app.bell.news():
        page = await browser.get("/plan/drafts/d1")
        if "<progress" not in page.text:
            break
    return page


async def test_what_would_have_gone_otherwise_is_shown_with_the_message(office: Office):
    await chat(office)
    async with office.signed_in() as browser:
        await send(browser, "/plan/edit/clauses/1", min_words="60")
        page = await rehearsed(office, browser)
    assert "2 messages of your groups" in page.text
    assert "Judged otherwise" in page.text
    assert "lets it pass" in page.text
    assert LINK in page.text
    assert "acts: " in page.text


async def test_nobody_sees_messages_of_groups_that_are_not_theirs(office: Office):
    await chat(office)
    text = (office.app.home / "plan.yaml").read_text("utf-8")
    (office.app.home / "plan.yaml").write_text(text.replace("managers: [he]", "managers: [zhou]"), "utf-8")
    await office.app.read_again()
    async with office.signed_in("he") as browser:
        await send(browser, "/plan/edit/clauses/1", min_words="60")
        page = await rehearsed(office, browser)
    assert "1 message of your groups" in page.text
    assert page.text.count(LINK) == 1


async def test_what_a_member_wrote_is_held_in_memory_only(office: Office):
    await chat(office)
    async with office.signed_in() as browser:
        await send(browser, "/plan/edit/clauses/1", min_words="60")
        await rehearsed(office, browser)
    kept = [
        one for one in office.app.home.rglob("*") if one.is_file() and not one.name.startswith("warmfield.db")
    ]
    assert not any(LINK.encode() in one.read_bytes() for one in kept)


async def test_a_rehearsal_changes_nothing_live(office: Office):
    await chat(office)
    before = office.app.engine.rulebook.version
    acts = ("message", "plan_published", "plan_proposed", "action_ended", "request_answered")
    entries = len(await office.app.archive.journal(kinds=acts, limit=500))
    async with office.signed_in() as browser:
        await send(browser, "/plan/edit/clauses/1", min_words="60")
        await rehearsed(office, browser)
    assert len(await office.app.archive.journal(kinds=acts, limit=500)) == entries
    assert office.app.engine.rulebook.version == before
