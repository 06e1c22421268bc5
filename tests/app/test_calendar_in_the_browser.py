"""An activity is planned on a phone in Chinese and somebody checked in; a week on the desk; no scripts."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser
from tests.app.browser import Tab, chromium
from tests.app.conftest import Run
from tests.app.test_in_the_browser import NAMES

pytestmark = pytest.mark.peer
PHONE = {"width": 390, "height": 844}
TITLE = "植物园亲子日"
DAY = str((datetime.now(UTC) + timedelta(days=3)).date())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def staff(browser: Browser, running: Run, language: str, **looks: object) -> Tab:
    tab = Tab(browser, language, **looks)  # type: ignore[arg-type]
    tab.page.goto(running.console_link)
    tab.page.locator("main button").first.click()
    tab.page.wait_for_url(f"{running.address}/**")
    return tab


def fits(tab: Tab) -> bool:
    width = tab.page.evaluate("document.documentElement.clientWidth")
    return bool(tab.page.evaluate("document.documentElement.scrollWidth") <= width)


def test_an_activity_is_planned_on_a_phone_and_somebody_checked_in(
    run: Callable[..., Run], browser: Browser
) -> None:
    running = run("--lang", "zh")
    leo = Tab(browser, "zh").come_in(running.address, NAMES["zh"][0])
    tab = staff(browser, running, "zh", viewport=PHONE)
    page = tab.page
    page.goto(f"{running.address}/calendar/activity")
    page.get_by_label("叫什么名字？").fill(TITLE)
    page.get_by_label("日期").fill(DAY)
    page.get_by_label("开始时间").fill("10:00")
    page.locator("input[name=groups]").first.check()
    assert fits(tab)
    page.get_by_role("button", name="看看会发什么").click()
    tab.sees(TITLE, ".said")
    page.get_by_role("button", name="放进日历").click()
    tab.sees("已放进日历", "#toast")
    leo.whisper("报名 2大1小 a1")
    leo.sees(TITLE, "#words .ours")
    page.goto(f"{running.address}/calendar/of/a1/{DAY}/here")
    page.get_by_role("button", name=re.compile("到了$")).click()
    tab.sees("已到 3 人", ".okay")
    assert fits(tab)
    assert tab.faults == []


def test_a_week_stands_on_the_desk_and_a_day_is_a_click_away(
    run: Callable[..., Run], browser: Browser
) -> None:
    running = run("--lang", "en")
    tab = staff(browser, running, "en", viewport={"width": 1440, "height": 900})
    tab.page.goto(f"{running.address}/calendar?view=week")
    assert tab.page.locator(".wday").count() == 7
    left = {tab.page.locator(".wday").nth(at).evaluate("e => e.offsetTop") for at in range(7)}
    assert len(left) == 1
    tab.page.locator(".wday h2 a").nth(6).click()
    tab.page.locator(".dayrun, .nothing").first.wait_for()
    assert "view=day" in tab.page.url
    assert tab.faults == []


def test_time_off_is_said_without_scripts(run: Callable[..., Run], browser: Browser) -> None:
    running = run("--lang", "en")
    tab = staff(browser, running, "en", java_script_enabled=False, viewport=PHONE)
    tab.page.goto(f"{running.address}/team/away")
    tab.page.locator("form.form button.pri").click()
    tab.page.locator("button[value=yes]").click()
    tab.sees("is off then", "#toast")
    tab.page.locator("#toast button").click()
    tab.sees("can after all", "#toast")
