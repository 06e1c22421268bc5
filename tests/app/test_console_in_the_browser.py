"""The console as staff meet it: a phone and a desk, Chinese and English, on a running warmfield."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator
from tests.app.browser import ADVERTS, Tab, chromium
from tests.app.conftest import Run
from tests.app.test_in_the_browser import APPEAL, NAMES

pytestmark = pytest.mark.peer
APPROVED = {"zh": "已同意 · 林老师", "en": "Approved · Ms Lin"}
READABLE = 140
"""Pixels: a line of a few words, not one below the other."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def width_of(one: Locator) -> float:
    box = one.bounding_box()
    assert box is not None
    return box["width"]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_appeal_is_decided_in_the_inbox(
    run: Callable[..., Run], browser: Browser, language: str, width: int
) -> None:
    running = run("--lang", language)
    leo = Tab(browser, language).come_in(running.address, NAMES[language][0])
    leo.say(ADVERTS[language])
    leo.sees("1.5", "#words .ours")
    leo.whisper(APPEAL[language])
    leo.page.locator("#words .ours").nth(1).wait_for()
    staff = Tab(browser, language, viewport={"width": width, "height": 844})
    staff.page.goto(running.console_link)
    staff.page.locator("main button").click()
    for path in ("/", "/inbox", "/groups"):
        staff.page.goto(running.address + path)
        assert staff.page.evaluate("document.documentElement.scrollWidth") <= width, path
    staff.page.goto(f"{running.address}/inbox")
    assert width_of(staff.page.locator(".qlist a b").first) >= READABLE
    if width < 1000:
        staff.page.locator("button[value=approve]").click()
    else:
        staff.page.wait_for_load_state()
        staff.page.keyboard.press("a")
    staff.sees(APPROVED[language], "#queue")
    leo.page.locator("#words .ours").nth(2).wait_for()
    assert leo.faults + staff.faults == []


def test_an_address_that_is_none_says_so_in_words(run: Callable[..., Run], browser: Browser) -> None:
    running = run("--lang", "en")
    tab = Tab(browser, "en")
    answer = tab.page.goto(f"{running.address}/console")
    assert answer is not None
    assert answer.status == 404
    tab.sees("There is no such page", "body")
