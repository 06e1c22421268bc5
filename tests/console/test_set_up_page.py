"""The guided set-up: five forms, nothing lost, and in the end a plan of one's own."""

import re
from collections.abc import AsyncIterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from tests.console.conftest import Office, form_in, open_office

from warmfield.plan.load import load

SCHOOL = {
    "name": "小满学堂", "assistant": "小满", "time_zone": "Asia/Shanghai", "for_whom": "附近的家长。",
    "worth_to_members": "认识邻居。", "worth_to_us": "认识家长。",
}  # fmt: skip
GROUPS = {
    "name-0": "小满家长群", "platform-0": "wechat", "theme-0": "exchange", "address-0": "",
    "name-1": "小满体验课", "platform-1": "lobby", "theme-1": "trial", "address-1": "",
    "places": "清河湾\n枫林里",
}  # fmt: skip
TEAM = {
    "name-0": "王芳", "role-0": "owner", "also-0": "", "name-1": "李雷", "role-1": "helper", "also-1": "host",
    "name-2": "韩梅梅", "role-2": "helper", "also-2": "manager",
}  # fmt: skip
HOSTILE = "\"]: {x: &a *a <script>alert(1)</script> # \u202e\x00\n- 'y'"


@pytest.fixture(name="browser")
async def fixture_browser(office: Office) -> AsyncIterator[httpx.AsyncClient]:
    async with office.signed_in(language="zh") as browser:
        yield browser


async def send(
    browser: httpx.AsyncClient, step: str, given: dict[str, str], go: str = "next"
) -> httpx.Response:
    shown = await browser.get(f"/set-up/{step}")
    fields = {"form": form_in(shown), "go": go, **given}
    return await browser.post(f"/set-up/{step}", data=fields)


async def ticked(browser: httpx.AsyncClient) -> list[str]:
    return re.findall(r'name="keep" value="([^"]+)" checked', (await browser.get("/set-up/rules")).text)


async def to_the_end(browser: httpx.AsyncClient) -> None:
    for step, given in (
        ("language", {"language": "zh"}),
        ("school", SCHOOL),
        ("groups", GROUPS),
        ("team", TEAM),
    ):
        went = await send(browser, step, given)
        assert went.status_code == 303, went.text
    shown = await browser.get("/set-up/rules")
    kept = [one for one in await ticked(browser) if one != "1.3/noticed"]
    fields = {"form": form_in(shown), "keep": kept, "packets": "30", "yuan": "15"}
    went = await browser.post("/set-up/rules", data=fields)
    assert went.headers["location"] == "/set-up/ready"


async def test_five_steps_make_a_plan_that_is_in_force(office: Office, browser: httpx.AsyncClient):
    await to_the_end(browser)
    ready = await browser.get("/set-up/ready")
    assert "小满学堂" in ready.text
    went = await browser.post("/set-up/ready", data={"form": form_in(ready)})
    assert went.headers["location"] == "/set-up/next"
    plan = office.app.engine.rulebook.plan
    assert plan.community.name == {"zh": "小满学堂"}
    assert [one.name for one in plan.people.values()] == ["王芳", "李雷", "韩梅梅"]
    assert {one.platform for one in plan.groups.values()} == {"wechat", "lobby"}
    assert "1.3" not in {one.number for one in plan.clauses}
    text = (office.app.home / "plan.yaml").read_text("utf-8")
    assert load(text, "plan.yaml").plan == plan
    assert "30 个红包，共 15 元" in text
    assert "# 9.3 亲切的人设" in text
    steps = await browser.get("/set-up/next")
    for link in re.findall(r'<li><a href="([^"]+)"', steps.text.partition("<ol")[2]):
        assert (await browser.get(link)).status_code in (200, 303), link
    assert "小满家长群" in unescape((await browser.get("/groups")).text)


async def test_once_there_is_a_plan_of_ones_own_the_set_up_is_closed(browser: httpx.AsyncClient):
    assert "/set-up" in (await browser.get("/")).text
    await to_the_end(browser)
    ready = await browser.get("/set-up/ready")
    await browser.post("/set-up/ready", data={"form": form_in(ready)})
    assert (await browser.get("/set-up/school")).status_code == 404
    assert (await browser.get("/set-up")).status_code == 404
    assert "/set-up" not in (await browser.get("/")).text


async def test_what_is_missing_is_said_beside_the_field_and_what_was_typed_is_kept(
    browser: httpx.AsyncClient,
):
    refused = await send(browser, "school", {**SCHOOL, "name": "", "time_zone": "Mars/Base"})
    assert refused.status_code == 422
    assert "请写上名字" in refused.text
    assert "没有这个时区" in refused.text
    assert "附近的家长" in (await browser.get("/set-up/school")).text
    refused = await send(browser, "groups", {"name-0": "", "places": ""})
    assert "请至少写一个群" in refused.text
    refused = await send(browser, "team", {"name-0": "王芳", "name-1": "王芳", "role-1": "helper"})
    assert "这个名字写了两次" in refused.text
    assert "请写两个托" in refused.text


async def test_back_and_another_row_lose_nothing(browser: httpx.AsyncClient):
    went = await send(browser, "groups", {"name-0": "一群", "places": "清河湾"}, "back")
    assert went.headers["location"] == "/set-up/school"
    more = await send(browser, "groups", {"name-0": "一群", "name-1": "二群", "places": "清河湾"}, "more")
    assert more.text.count('name="name-') == 3
    assert "二群" in (await browser.get("/set-up/groups")).text


async def test_a_restart_in_the_middle_loses_nothing(tmp_path: Path):
    home = tmp_path / "home"
    async with open_office(home) as office, office.signed_in() as browser:
        await send(browser, "language", {"language": "en"})
        await send(browser, "school", {**SCHOOL, "name": "Maple House"})
    async with open_office(home) as office, office.signed_in() as browser:
        assert (await browser.get("/set-up")).headers["location"] == "/set-up/groups"
        assert "Maple House" in (await browser.get("/set-up/school")).text


async def test_two_tabs_keep_each_what_the_other_wrote(browser: httpx.AsyncClient):
    first, second = await browser.get("/set-up/school"), await browser.get("/set-up/groups")
    await browser.post("/set-up/groups", data={"form": form_in(second), **GROUPS})
    await browser.post("/set-up/school", data={"form": form_in(first), **SCHOOL})
    assert "小满家长群" in (await browser.get("/set-up/groups")).text
    assert "小满学堂" in (await browser.get("/set-up/school")).text


async def test_a_name_may_hold_anything(office: Office, browser: httpx.AsyncClient):
    await send(browser, "language", {"language": "zh"})
    await send(browser, "school", {**SCHOOL, "name": HOSTILE})
    await send(browser, "groups", {**GROUPS, "name-0": HOSTILE, "places": HOSTILE})
    await send(browser, "team", {**TEAM, "name-0": HOSTILE})
    ready = await browser.get("/set-up/ready")
    assert "<script>alert" not in ready.text
    await browser.post("/set-up/ready", data={"form": form_in(ready)})
    plan = office.app.engine.rulebook.plan
    assert plan.people["lin"].name == plan.community.name["zh"]
    assert "<script>alert(1)</script>" in plan.people["lin"].name
    assert "\x00" not in plan.people["lin"].name


async def test_the_other_language_changes_only_what_was_suggested(browser: httpx.AsyncClient):
    await send(browser, "school", SCHOOL)
    await send(browser, "language", {"language": "en"})
    school = unescape((await browser.get("/set-up/school")).text)
    assert "小满学堂" in school
    assert "附近的家长" in school


async def test_a_plan_that_was_changed_by_hand_meanwhile_is_not_written_over(
    office: Office, browser: httpx.AsyncClient
):
    await to_the_end(browser)
    file = office.app.home / "plan.yaml"
    file.write_text(file.read_text("utf-8") + "\n# mine\n", "utf-8")
    ready = await browser.get("/set-up/ready")
    refused = await browser.post("/set-up/ready", data={"form": form_in(ready)})
    assert refused.status_code == 409
    assert file.read_text("utf-8").endswith("# mine\n")
    assert "小满学堂" in (await browser.get("/set-up/school")).text


async def test_nothing_is_published_while_something_is_missing(office: Office, browser: httpx.AsyncClient):
    version = office.app.engine.rulebook.version
    ready = await browser.get("/set-up/team")
    refused = await browser.post("/set-up/ready", data={"form": form_in(ready)})
    assert refused.status_code == 422
    assert office.app.engine.rulebook.version == version


async def test_who_may_not_publish_has_no_set_up(office: Office):
    async with office.signed_in("mo") as browser:
        assert (await browser.get("/set-up")).status_code == 403
        assert "/set-up" not in (await browser.get("/")).text
