"""The first run as people meet it: the guided set-up on a phone, and the demo."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.app.browser import Tab, chromium
from tests.app.conftest import Run

pytestmark = pytest.mark.peer
PHONE = {"width": 390, "height": 844}
NOTHING = ".empty"
"""What a page shows where it has nothing to show. Parts may: in the evening nothing is left of a day."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_a_plan_is_made_on_a_phone_in_chinese(
    run: Callable[..., Run], browser: Browser, *, scripts: bool
) -> None:
    running = run("--lang", "zh")
    tab = Tab(browser, "zh", viewport=PHONE, java_script_enabled=scripts)
    page = tab.page
    page.goto(running.console_link)
    page.locator("main button").click()
    page.get_by_role("button", name="下一步").click()
    page.fill("[name=name]", "小满学堂")
    page.get_by_role("button", name="下一步").click()
    page.fill("[name=name-0]", "小满家长群")
    page.select_option("[name=platform-0]", "wechat")
    page.fill("[name=places]", "清河湾")
    page.get_by_role("button", name="再加一个群").click()
    page.fill("[name=name-1]", "小满体验课")
    page.select_option("[name=theme-1]", "trial")
    page.get_by_role("button", name="下一步").click()
    page.fill("[name=name-0]", "王芳")
    page.get_by_role("button", name="下一步").click()
    tab.sees("请写两个托", "main")
    page.fill("[name=name-1]", "李雷")
    page.fill("[name=name-2]", "韩梅梅")
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="下一步").click()
    tab.sees("群里会这样执行", "main")
    page.reload()
    page.get_by_role("button", name="开始执行").click()
    tab.sees("邀请团队", "main")
    page.goto(f"{running.address}/groups")
    tab.sees("小满家长群", "main")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_of_the_demo_shows_something(
    run: Callable[..., Run], browser: Browser, tmp_path: Path, language: str
) -> None:
    running = run("--demo", "--lang", language, home=tmp_path / "demo")
    tab = Tab(browser, language)
    page = tab.page
    page.goto(running.console_link)
    page.locator("main button").click()
    entries = page.locator("nav.side a")
    entries.first.wait_for()
    paths = [entries.nth(nth).get_attribute("href") for nth in range(entries.count())]
    assert len(paths) >= 11
    for path in paths:
        page.goto(f"{running.address}{path}")
        tab.sees({"zh": "演示", "en": "Demo"}[language], ".demo")
        assert page.locator(f"main {NOTHING}").count() == 0, path
    assert tab.faults == []
