"""Every page of the console, looked at by a browser: readable for all, in every language, theme and width."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.app.browser import Tab, chromium
from tests.app.conftest import Run

from warmfield.console.frame import CHAPTERS, MORE

pytestmark = pytest.mark.peer
PATHS = [*(entry.path for chapter in CHAPTERS for entry in chapter.entries), MORE.path]
FURTHER = ("/settings/tokens", "/settings/webhooks", "/api/v1/docs")
"""Behind the settings, and the API's own page."""
LEADS = (
    ("/groups", "main tbody th a"),
    ("/groups/jinyu?show=decisions", "#past a[href^='/decisions/']"),
    ("/members", "main tbody th a"),
    ("/search?q=1.5", "main .mini a"),
)
"""Pages that are about one thing: where a link leads to one."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
"""WCAG 2.2 AA, as far as axe can tell, and what axe recommends beyond."""
WIDTHS, THEMES = (390, 1440), ("light", "dark")


class Looked:
    """The demo community, running, and a browser signed in to it."""

    def __init__(self, browser: Browser, home: Path, language: str) -> None:
        self.language, self.browser = language, browser
        self.run = Run(home, "--demo", "--lang", language)
        tab = Tab(browser, language)
        tab.page.goto(self.run.console_link)
        tab.page.locator("main button").first.click()
        tab.page.wait_for_url(f"{self.run.address}/")
        self.state = tab.page.context.storage_state()

    def tab(self, width: int, theme: str) -> Tab:
        tab = Tab(self.browser, self.language, viewport={"width": width, "height": 900})
        tab.page.context.add_cookies(
            [
                *self.state["cookies"],
                {"name": "theme", "value": theme, "url": self.run.address},
            ]
        )
        return tab


@pytest.fixture(scope="module", params=["zh", "en"])
def looked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looked]:
    with chromium() as browser:
        made = Looked(browser, tmp_path_factory.mktemp("looks") / "home", request.param)
        yield made
        made.run.stop()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_for_everybody(looked: Looked, width: int, theme: str) -> None:
    tab = looked.tab(width, theme)
    wrong = []
    for path in (*PATHS, *FURTHER, *led_to(looked, tab)):
        tab.page.goto(looked.run.address + path)
        if tab.page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append(f"{path}: wider than the screen")
        found = Axe().run(tab.page, options=RULES).response["violations"]
        wrong += [f"{path}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
    assert wrong + tab.faults == []


def led_to(looked: Looked, tab: Tab) -> Iterator[str]:
    for path, link in LEADS:
        tab.page.goto(looked.run.address + path)
        found = tab.page.locator(link).first.get_attribute("href")
        assert found is not None
        yield found


@pytest.mark.parametrize("path", PATHS)
def test_the_keyboard_reaches_the_content_first(looked: Looked, path: str) -> None:
    """The first stop leads past the navigation, and where the keyboard is can be seen."""
    tab = looked.tab(1440, "light")
    tab.page.goto(looked.run.address + path)
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.className") == "skip"
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.getElementById('main').contains(document.activeElement)")
    outline = tab.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
