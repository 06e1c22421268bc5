"""By hand as somebody does it with one thumb: paste, copy, done; also without JavaScript, and printed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.app.browser import Tab, chromium
from tests.app.conftest import Run
from tests.app.test_paste import GROUP

from warmfield.app.home import make_home

pytestmark = pytest.mark.peer
PHONE = {"width": 390, "height": 844}
DAY = (datetime.now(UTC) - timedelta(days=1)).strftime("%Y-%m-%d")
CHAT = f"""\
果果妈-清河湾 {DAY} 20:01:03
大家好

卖家小李 {DAY} 20:02:10
暑期游泳班特惠 8 折！加我微信 swim2026 报名，前 20 名送泳镜，名额有限，速来抢购！

卖家小王 {DAY} 20:04:10
专业刷单日结300，加微信 wx8866zz，名额有限
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def running(run: Callable[..., Run], tmp_path: Path) -> Run:
    home = tmp_path / "home"
    make_home(home, "plan.yaml", "zh")
    plan = home / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("groups:\n", f"groups:\n{GROUP}", 1), "utf-8")
    return run("--lang", "zh", home=home)


def signed_in(browser: Browser, running: Run, **more: object) -> Tab:
    tab = Tab(browser, "zh", viewport=PHONE, **more)  # type: ignore[arg-type]
    tab.page.goto(running.console_link)
    tab.page.locator("main button").click()
    return tab


def pasted(tab: Tab, running: Run) -> None:
    page = tab.page
    page.goto(f"{running.address}/by-hand/paste")
    page.locator("textarea[name=text]").fill(CHAT)
    page.locator("button[value=look]").click()
    expect(page.locator(".chat").first).to_contain_text("swim2026")
    page.locator("button[value=take]").click()
    expect(page.locator(".finding")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_chat_is_pasted_and_what_follows_is_copied_and_ticked_off(running: Run, browser: Browser) -> None:
    tab = signed_in(browser, running)
    page = tab.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=running.address)
    pasted(tab, running)
    page.goto(f"{running.address}/by-hand")
    ready = page.locator("#ready").input_value()
    page.locator("[data-copy=ready]").click()
    expect(page.locator("[data-copy=ready] .after")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == ready
    below = page.locator(".bar .btn").first.bounding_box()
    assert below is not None
    assert below["height"] >= 44
    assert below["y"] > PHONE["height"] * 0.6
    page.locator(".bar button:not([data-copy])").click()
    expect(page.locator("#ready")).not_to_have_value(ready)
    page.locator("#toast button").click()
    expect(page.locator("#ready")).to_have_value(ready)
    assert tab.faults == []


def test_without_javascript_the_text_can_be_selected_and_the_forms_work(
    running: Run, browser: Browser
) -> None:
    tab = signed_in(browser, running, java_script_enabled=False)
    pasted(tab, running)
    page = tab.page
    page.goto(f"{running.address}/by-hand")
    assert not page.locator("[data-copy]").is_visible()
    first = page.locator("#ready").input_value()
    page.locator(".bar button:not([data-copy])").click()
    assert page.locator("#ready").input_value() != first


def test_a_poster_is_printed_and_saved_as_a_picture(running: Run, browser: Browser, tmp_path: Path) -> None:
    tab = signed_in(browser, running)
    page = tab.page
    page.goto(f"{running.address}/by-hand/posters?group=jinyu")
    with page.expect_download() as saved:
        page.locator("[data-png*='/rules.svg']").click()
    picture = tmp_path / "rules.png"
    saved.value.save_as(picture)
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size > 20_000
    page.goto(f"{running.address}/by-hand/poster/rules?group=jinyu&size=a4")
    sheet = page.pdf(prefer_css_page_size=True, print_background=True)
    assert sheet.count(b"/Type /Page\n") == 1
    assert tab.faults == []
