"""By hand: texts are copied and ticked off, chats are pasted, seen, taken and answered with findings."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import httpx
import pytest
from tests.console.conftest import Office, form_in

from warmfield.app.home import make_home
from warmfield.app.making import make
from warmfield.community.draft import membership_key
from warmfield.community.events import PlanPublished
from warmfield.community.ids import EventId, GroupId, RequestId
from warmfield.community.records import InboxRecord, MembershipRecord
from warmfield.community.requests import Request
from warmfield.console.pages.by_hand.poster_drawn import wrapped
from warmfield.engine.ports import Turn

GROUP = GroupId("jinyu")
IN_PLAN = "".join(
    f"  {at}: {{name: {name}, platform: wechat, grade: fan, theme: exchange, owner: zhou, managers: [he], "
    "helpers: [yu, qiao]}\n"
    for at, name in (("jinyu", "Firefly Jinyu"), ("brook", "Firefly Brook"))
)
DAY = (datetime.now(UTC) - timedelta(days=1)).strftime("%Y-%m-%d")
CHAT = f"""\
果果妈-清河湾 {DAY} 20:01:03
大家好，周末有去公园的吗

卖家小李 {DAY} 20:02:10
暑期游泳班特惠 8 折！加我微信 swim2026 报名，前 20 名送泳镜，名额有限，速来抢购！
"""


@pytest.fixture(name="hand")
async def fixture_hand(tmp_path: Path) -> AsyncIterator[Office]:
    """The reference plan in English with two WeChat groups; its engine runs."""
    make_home(tmp_path / "home", "plan.yaml", "en")
    plan = tmp_path / "home" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("\ngroups:\n", f"\ngroups:\n{IN_PLAN}", 1), "utf-8")
    app = make(tmp_path / "home")
    running = asyncio.create_task(app.engine.run())
    yield Office(app)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    app.close()


def waits(office: Office, *requests: Request) -> None:
    inbox = InboxRecord(open=tuple(one.id for one in requests), made=len(requests))
    event = PlanPublished(at=datetime.now(UTC), id=EventId("asked"), version="1")
    office.app.store.commit([Turn(event=event, records=(*requests, inbox))])


def notice(number: int, minutes: int, **more: object) -> Request:
    at = datetime.now(UTC) - timedelta(minutes=minutes)
    given = {
        "id": RequestId(f"r{number}"), "sort": "by_hand", "at": at, "wait": 3600.0, "group": GROUP,
        "title": f"Post notice {number}", "ready": f"Text {number}",
    }  # fmt: skip
    return Request(**{**given, **more})  # type: ignore[arg-type]


def sent(page: httpx.Response, **fields: str) -> dict[str, str]:
    return {"form": form_in(page), "once": re.findall(r'name="once" value="(\w+)"', page.text)[0], **fields}


async def test_the_next_text_comes_when_one_is_ticked_off(hand: Office):
    waits(hand, notice(1, 30), notice(2, 20), notice(3, 10, group=GroupId("brook")))
    async with hand.signed_in("he") as browser:
        page = await browser.get("/by-hand")
        assert "Text 1" in page.text
        assert 'data-copy="ready"' in page.text
        done = await browser.post("/by-hand/r1", data=sent(page))
        assert done.headers["location"] == "/by-hand"
        page = await browser.get("/by-hand")
        assert "Text 2" in page.text
        assert "Post notice 1" in page.text.partition("Done today")[2]
        other = await browser.get("/by-hand?group=brook")
        assert "Text 3" in other.text
        assert "Post notice 2" not in other.text
    request = hand.app.store.view().get(Request, "r1")
    assert request is not None
    assert (request.state, request.answered_by) == ("done", "he")


async def test_what_was_ticked_off_by_mistake_waits_again(hand: Office):
    waits(hand, notice(1, 30), notice(2, 20))
    async with hand.signed_in("he") as browser, hand.signed_in("yu") as helper:
        page = await browser.get("/by-hand?group=jinyu")
        await browser.post("/by-hand/r1?group=jinyu", data=sent(page))
        page = await browser.get("/by-hand?group=jinyu")
        undo = "/by-hand/r1/undo?group=jinyu"
        assert page.text.count(f'action="{undo}"') == 2
        assert (await helper.post(undo, data=sent(await helper.get("/by-hand")))).status_code == 403
        for _ in range(2):
            assert (await browser.post(undo, data=sent(page))).headers["location"] == "/by-hand?group=jinyu"
        page = await browser.get("/by-hand?group=jinyu")
        assert "Text 1" in page.text
        assert "Done today" not in page.text


async def test_what_nobody_did_in_time_comes_first_and_is_said(hand: Office):
    waits(hand, notice(1, 30), notice(2, 90, wait=600.0))
    async with hand.signed_in("he") as browser:
        page = await browser.get("/by-hand")
    assert page.text.index("Text 2") < page.text.index("Post notice 1")
    assert "Nobody has done this yet; it has waited since" in page.text


async def test_what_is_too_late_is_left_out(hand: Office):
    waits(hand, notice(1, 90, wait=600.0), notice(2, 20))
    async with hand.signed_in("he") as browser:
        page = await browser.get("/by-hand")
        assert "Too late, leave it out" in page.text
        await browser.post("/by-hand/r1", data=sent(page, answer="refuse"))
        page = await browser.get("/by-hand")
        assert "Left out: Post notice 1" in page.text
        assert "left out" in page.text.partition("Done today")[2]
        assert "Too late, leave it out" not in page.text
    request = hand.app.store.view().get(Request, "r1")
    assert request is not None
    assert request.state == "refused"


async def test_of_two_who_tick_it_off_the_first_counts(hand: Office):
    waits(hand, notice(1, 30))
    async with hand.signed_in("he") as first, hand.signed_in("zhou") as second:
        late = await second.get("/by-hand")
        await first.post("/by-hand/r1", data=sent(await first.get("/by-hand")))
        assert (await second.post("/by-hand/r1", data=sent(late))).status_code == 303
        assert "somebody was quicker" in (await second.get("/by-hand")).text
    request = hand.app.store.view().get(Request, "r1")
    assert request is not None
    assert request.answered_by == "he"


@pytest.mark.parametrize("number", ["r9", "r2"])
async def test_what_is_not_theirs_or_not_done_by_hand_is_not_there(hand: Office, number: str):
    """r2 is a link to decide."""
    waits(hand, notice(1, 30), notice(2, 20, sort="link"))
    async with hand.signed_in("he") as browser:
        page = await browser.get("/by-hand")
        assert (await browser.post(f"/by-hand/{number}", data=sent(page))).status_code == 404


async def look(browser: httpx.AsyncClient, text: str, group: str = GROUP, **more: str) -> httpx.Response:
    form = sent(await browser.get("/by-hand/paste"), group=group, text=text, **more)
    fields = {name: (None, value) for name, value in form.items()}
    return await browser.post("/by-hand/paste", files=fields)


async def take(browser: httpx.AsyncClient, text: str, **more: str) -> httpx.Response:
    taken = await look(browser, text, step="take", **more)
    assert taken.status_code == 303, taken.text
    return await browser.get(taken.headers["location"])


async def test_a_paste_is_shown_before_it_is_taken(hand: Office):
    async with hand.signed_in("he") as browser:
        seen = await look(browser, "a line above\n" + CHAT)
        assert seen.status_code == 200
        for told in (
            "2 messages",
            "2 people",
            "大家好",
            "swim2026",
            "1 line left out",
            "a line above",
            "New names",
        ):
            assert told in seen.text
    view = hand.app.store.view()
    assert view.get(MembershipRecord, membership_key(GROUP, "wechat:卖家小李")) is None  # type: ignore[arg-type]


async def test_what_is_taken_is_answered_with_findings_ready_to_copy(hand: Office):
    async with hand.signed_in("he") as browser:
        found = await take(browser, CHAT)
        assert "2 new messages taken in." in found.text
        assert "1.5 Adverts" in found.text
        assert "卖家小李" in found.text
        ready = re.findall(r"<textarea[^>]*>([^<]+)</textarea>", found.text)
        assert any("1.5" in text for text in ready)
        done = re.findall(r'action="(/by-hand/r\d+[^"]*)"', found.text)[0].replace("&amp;", "&")
        back = await browser.post(done, data=sent(found))
        assert back.headers["location"].startswith("/by-hand/pasted?")
        after = (await browser.get(back.headers["location"])).text
        assert f'action="{done.partition("?")[0]}?' not in after


async def test_the_same_text_twice_or_more_of_it_counts_once(hand: Office):
    more = CHAT + f"\n果果妈-清河湾 {DAY} 20:05:00\n谢谢小助手\n"
    async with hand.signed_in("he") as browser:
        await take(browser, CHAT)
        again = await take(browser, CHAT)
        assert "0 new messages taken in. 2 were there already." in again.text
        assert again.text.count("1.5 Adverts") == 1
        assert "1 new message taken in. 2 were there already." in (await take(browser, more)).text
        assert "3 were there already" in (await look(browser, more)).text


async def test_a_member_under_a_new_name_stays_the_same_member(hand: Office):
    renamed = f"果果妈妈-清河湾 {DAY} 21:00:00\n换了个名字\n"
    async with hand.signed_in("he") as browser:
        await take(browser, CHAT)
        seen = await look(browser, renamed)
        assert "is 果果妈-清河湾" in seen.text
        await take(browser, renamed, **{"is-wechat:果果妈妈-清河湾": "wechat:果果妈-清河湾"})
        again = await look(browser, renamed)
        assert "New names" not in again.text
        assert "1 was there already" in again.text
    here = hand.app.store.view().get(MembershipRecord, membership_key(GROUP, "wechat:果果妈-清河湾"))  # type: ignore[arg-type]
    assert here is not None
    assert (here.nickname, here.messages) == ("果果妈妈-清河湾", 2)


async def test_a_name_is_given_only_to_a_member_of_the_group(hand: Office):
    async with hand.signed_in("he") as browser:
        await take(browser, CHAT, **{"is-wechat:卖家小李": "lobby:lin"})
    view = hand.app.store.view()
    assert view.get(MembershipRecord, membership_key(GROUP, "wechat:卖家小李")) is not None  # type: ignore[arg-type]


async def test_times_of_day_are_of_the_day_that_is_said(hand: Office):
    bare = "果果妈-清河湾 20:01\n大家好\n\n果果妈-清河湾 20:02\n晚上好\n"
    async with hand.signed_in("he") as browser:
        seen = await look(browser, bare, day="2026-03-02")
        assert "2 Mar 20:01" in seen.text
        assert 'name="day" value="2026-03-02"' in seen.text
        assert "Another day?" in (await look(browser, bare)).text


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("", 422, "There is nothing in it yet."),
        ("   \n\n", 422, "There is nothing in it yet."),
        ("no chat at all\n\x00\x07 really", 422, "No message could be read in this."),
        ("x" * 2_200_000, 413, "too long"),
    ],
)
async def test_bad_text_is_answered_in_words(hand: Office, text: str, status: int, told: str):
    async with hand.signed_in("he") as browser:
        refused = await look(browser, text)
    assert refused.status_code == status
    assert told in refused.text


async def test_two_megabytes_of_chat_are_understood(hand: Office):
    one = f"果果妈-清河湾 {DAY} 20:01:03\n" + "今天天气真好，我们去公园走走。" * 3 + "\n\n"
    text = "".join(one.replace("走走", f"走走{number}") for number in range(10_000))
    assert 1_700_000 < len(text.encode()) < 2_000_000
    async with hand.signed_in("he") as browser:
        seen = await look(browser, text)
    assert "10000 messages" in seen.text


async def test_markup_in_a_name_stays_text(hand: Office):
    async with hand.signed_in("he") as browser:
        seen = await look(browser, f"<img src=x onerror=1> {DAY} 20:01:03\n<script>1</script>\n")
    assert seen.status_code == 200
    assert "<img src=x" not in seen.text
    assert "<script>1" not in seen.text


@pytest.mark.parametrize("group", ["parents", "nobodys", ""])
async def test_only_groups_kept_by_hand_are_pasted_into(hand: Office, group: str):
    async with hand.signed_in("he") as browser:
        assert (await look(browser, CHAT, group)).status_code == 404
        assert (
            await browser.get(f"/by-hand/pasted?group={group}&from=2026-01-01T00:00:00Z")
        ).status_code == 404


async def test_a_plan_without_such_groups_says_what_would_bring_one(office: Office):
    async with office.signed_in() as browser:
        assert "“platform: wechat”" in (await browser.get("/by-hand")).text
        assert (await browser.get("/by-hand/paste")).status_code == 200


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("sort", ["rules", "welcome", "activity"])
async def test_posters_are_in_the_plans_words(hand: Office, sort: str, language: str):
    expected = {
        "rules": {"zh": "群内谢绝广告", "en": "No adverts, please."},
        "welcome": {"zh": "进群请改群昵称", "en": "Please name yourself"},
        "activity": {"zh": "周六公园见", "en": "Saturday in the park"},
    }[sort][language]
    async with hand.signed_in("he", language="en") as browser:
        shown = await browser.get(f"/by-hand/poster/{sort}?group=jinyu&in={language}&size=a5")
        assert expected in shown.text
        assert f'lang="{"zh-CN" if language == "zh" else "en"}"' in shown.text
        drawn = await browser.get(f"/by-hand/poster/{sort}.svg?group=jinyu&in={language}")
        assert drawn.headers["content-type"].startswith("image/svg+xml")
        words = "".join(ET.fromstring(drawn.text).itertext())  # noqa: S314 - our own
        assert expected[:6] in words
        assert (await browser.get(f"/by-hand/posters?group=jinyu&in={language}")).status_code == 200


@pytest.mark.parametrize(
    "path", ["poster/none", "poster/none.svg", "poster/rules?group=nobodys", "posters?group=nobodys"]
)
async def test_posters_of_others_are_not_there(hand: Office, path: str):
    async with hand.signed_in("he") as browser:
        assert (await browser.get(f"/by-hand/{path}")).status_code == 404


async def test_an_activity_poster_leads_phones_to_the_calendar(tmp_path: Path):
    """Only where people can reach us: else the code would lead nowhere."""
    home = tmp_path / "home"
    make_home(home, "plan.yaml", "en")
    (home / "settings.toml").write_text('[web]\naddress = "http://console.test"\n')
    app = make(home)
    office = Office(app)
    async with office.signed_in() as browser:
        page = await browser.get("/by-hand/poster/activity?group=parents")
    assert "Scan it" in page.text
    assert page.text.count("<svg") == 1
    app.close()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("short", ["short"]),
        ("a word or two", ["a word", "or two"]),
        ("好文章请用自己的话", ["好文章请", "用自己的", "话"]),
        ("好文章请，再说", ["好文章请，", "再说"]),
        ("Antidisestablishment", ["Antidisestablishment"]),
    ],
)
def test_a_poster_breaks_lines_as_readers_expect(text: str, lines: list[str]):
    assert wrapped(text, 4.0) == lines
