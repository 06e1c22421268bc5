"""Today: the words that will be said, and what staff do about them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import httpx
import pytest
from tests.console.conftest import Office, form_in, open_office
from tests.console.noon import noon_home

from warmfield.community.ids import GroupId
from warmfield.community.rhythm_records import EVERYWHERE, RhythmRecord
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.wish import Item, Scope

PARENTS, TRIAL = GroupId("parents"), GroupId("trial")
SAID = "Reading hour starts in one hour, this afternoon at 3:00."


@pytest.fixture(name="noon")
async def fixture_noon(tmp_path: Path) -> AsyncIterator[Office]:
    async with open_office(noon_home(tmp_path / "home")) as office:
        yield office


def announced(office: Office, group: GroupId = PARENTS) -> Item:
    view, now = office.app.store.view(), datetime.now(UTC)
    scope = Scope(rulebook=office.app.engine.rulebook, view=view, group=group, now=now)
    return next(one for one in day_plan(scope, scope.today) if one.wish.sort == "announcement")


async def sends(browser: httpx.AsyncClient, path: str, **fields: str | list[str]) -> httpx.Response:
    token = form_in(await browser.get("/"))
    return await browser.post(path, data={"form": token, **fields})


async def test_what_comes_next_stands_there_in_the_words_it_will_have(noon: Office):
    async with noon.signed_in() as browser:
        page = unescape((await browser.get("/")).text)
    assert SAID in page
    assert page.count("Reading hour: announcement") == 2
    assert "Firefly parents, Firefly trial lessons" in page
    assert 'href="/plan?line=' in page


async def test_a_skip_says_why_to_all_and_is_taken_back_until_its_hour(noon: Office):
    key = announced(noon).wish.key
    async with noon.signed_in() as browser:
        went = await sends(browser, "/today/skip", key=key, group=["parents"], text="Power cut <b>")
        assert went.status_code == 303
        page = (await browser.get("/")).text
        assert "Skipped by Ms Lin: Power cut &lt;b&gt;" in page
        assert 'action="/today/restore?key=' in page
        assert announced(noon).held == "skipped"
        assert announced(noon, TRIAL).held == ""
        await sends(browser, "/today/restore", key=key)
    assert announced(noon).held == ""


async def test_a_skip_without_a_reason_asks_for_one_and_keeps_the_page(noon: Office):
    async with noon.signed_in() as browser:
        asked = await sends(browser, "/today/skip", key=announced(noon).wish.key, text="  ")
    assert asked.status_code == 409
    assert "say in a few words why" in asked.text
    assert announced(noon).held == ""


async def test_other_words_stand_there_at_once_and_are_posted(noon: Office):
    key = announced(noon).wish.key
    async with noon.signed_in() as browser:
        await sends(browser, "/today/reword", key=key, text="See you at three!\r\nBring a book.")
        page = (await browser.get("/")).text
        assert "See you at three!\nBring a book.</blockquote>" in page
        await sends(browser, "/today/send", key=key)
    sent = await noon.app.archive.sent(groups=[PARENTS])
    assert getattr(sent[0].action, "text", "") == "See you at three!\nBring a book."
    assert announced(noon).held == "done"


async def test_what_is_sent_twice_is_said_once(noon: Office):
    key = announced(noon).wish.key
    async with noon.signed_in() as browser:
        token = form_in(await browser.get("/"))
        form = {"form": token, "once": "abc", "key": key, "group": "parents"}
        await browser.post("/today/send", data=form)
        second = await browser.post("/today/send", data=form)
    assert second.status_code == 409
    assert (
        len([one for one in await noon.app.archive.sent(groups=[PARENTS]) if one.action.clause == "2.2"]) == 1
    )


async def test_words_too_long_for_a_post_are_kept_in_the_form(noon: Office):
    async with noon.signed_in() as browser:
        back = await sends(browser, "/today/reword", key=announced(noon).wish.key, text="long " * 500)
    assert back.status_code == 409
    assert "long long" in back.text


@pytest.mark.parametrize("path", ["skip", "restore", "reword", "send", "pause"])
async def test_groups_that_are_not_theirs_are_not_there(noon: Office, path: str):
    async with noon.signed_in() as browser:
        foreign = await sends(browser, f"/today/{path}", key="x", group="elsewhere", text="why")
    assert foreign.status_code == 404


async def test_the_owner_pauses_everything_every_page_says_so_and_resumes_it(noon: Office):
    async with noon.signed_in() as browser:
        await sends(browser, "/today/pause", group="", until="", text="A sad day")
        assert noon.app.store.view().get(RhythmRecord, EVERYWHERE) is not None
        assert "Everything is paused by Ms Lin" in (await browser.get("/inbox")).text
        assert announced(noon).held == "paused"
        barred = await sends(browser, "/today/send", key=announced(noon).wish.key)
        assert barred.status_code == 409
        await sends(browser, "/today/resume")
        assert "is paused" not in (await browser.get("/inbox")).text
    assert announced(noon).held == ""


async def test_a_manager_may_skip_and_not_pause(noon: Office):
    async with noon.signed_in("he") as browser:
        assert "/today/pause" not in (await browser.get("/")).text
        assert (await sends(browser, "/today/pause", group="")).status_code == 403
        assert (
            await sends(browser, "/today/skip", key=announced(noon).wish.key, text="why")
        ).status_code == 303
