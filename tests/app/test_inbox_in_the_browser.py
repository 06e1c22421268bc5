"""The inbox and Today as staff meet them: one thumb on a phone, two people at once, no scripts."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.app.browser import Looks, Tab, chromium
from tests.app.conftest import Run

pytestmark = pytest.mark.peer
PHONE: Looks = {"viewport": {"width": 390, "height": 844}}
LIVE = 1_000
"""Milliseconds in which a second browser sees what happened."""
ASKS = "I would like to share https://news.example/a"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def signed_in(browser: Browser, running: Run, person: str = "", **looks: object) -> Tab:
    tab = Tab(browser, "en", **looks)  # type: ignore[arg-type] # Playwright's own words
    tab.page.goto(link_of(running, person) if person else running.console_link)
    tab.page.locator("main button").first.click()
    tab.page.wait_for_url(lambda url: "sign-in" not in url)
    return tab


def link_of(running: Run, person: str) -> str:
    command = [
        sys.executable,
        "-c",
        "from warmfield.cli import main; main()",
        "sign-in",
        person,
        "--dir",
        str(running.home),
    ]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"http\S+/sign-in/link\?word=\S+", printed)
    assert found is not None
    return found[0]


def asks_for_a_link(browser: Browser, running: Run) -> Tab:
    leo = Tab(browser, "en").come_in(running.address, "Leo's dad - Longze Garden")
    leo.whisper(ASKS)
    leo.page.locator("#words .ours").first.wait_for()
    return leo


def test_with_one_thumb_an_item_is_approved_and_taken_back(run: Callable[..., Run], browser: Browser) -> None:
    running = run("--lang", "en")
    leo = asks_for_a_link(browser, running)
    phone = signed_in(browser, running, **PHONE)
    phone.page.goto(f"{running.address}/inbox")
    yes = phone.page.locator("button[value=approve]")
    box = yes.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["y"] > 844 / 2, "the thumb reaches it"
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    yes.click()
    phone.sees("Approved: May Leo's dad", "#toast")
    leo.page.locator("#words .ours").nth(1).wait_for()
    phone.page.locator("#toast button").click()
    phone.sees("it is open again", "#toast")
    expect(phone.page.locator("button[value=approve]")).to_be_visible()
    leo.page.locator("#words .ours").nth(2).wait_for()
    assert leo.faults + phone.faults == []


def test_a_second_browser_sees_it_within_a_second_and_who_else_looks(
    run: Callable[..., Run], browser: Browser
) -> None:
    running = run("--lang", "en")
    lin = signed_in(browser, running)
    lin.page.goto(f"{running.address}/inbox")
    expect(lin.page.locator("#live")).to_have_class(re.compile("on"))
    asks_for_a_link(browser, running)
    expect(lin.page.locator("#queue")).to_contain_text("share this link?", timeout=LIVE)
    he = signed_in(browser, running, "he")
    lin.page.goto(f"{running.address}/inbox?i=r1")
    he.page.goto(f"{running.address}/inbox?i=r1")
    expect(lin.page.locator("#queue")).to_contain_text("Ms He is looking at this too.", timeout=3 * LIVE)
    he.page.keyboard.press("d")
    he.sees("Refused", "#toast")
    expect(lin.page.locator("#queue")).to_contain_text("Refused · Ms He", timeout=3 * LIVE)
    assert lin.page.locator("button[value=approve]").count() == 0
    assert lin.faults + he.faults == []


def test_what_is_being_typed_stays_while_the_page_draws_itself_anew(
    run: Callable[..., Run], browser: Browser
) -> None:
    running = run("--lang", "en")
    asks_for_a_link(browser, running)
    lin = signed_in(browser, running)
    lin.page.goto(f"{running.address}/inbox?i=r1")
    lin.page.locator(".fold summary", has_text="Add a reason").click()
    lin.page.locator("#answer [name=text]").fill("Not about children")
    tom = Tab(browser, "en").come_in(running.address, "Tom's dad - Longze Garden")
    tom.whisper("I would like to share https://news.example/b")
    expect(lin.page.locator(".qlist")).to_contain_text("Tom's dad", timeout=3 * LIVE)
    expect(lin.page.locator("#answer [name=text]")).to_be_visible()
    assert lin.page.locator("#answer [name=text]").input_value() == "Not about children"
    lin.page.locator("button[value=refuse]").click()
    lin.sees("Refused", "#toast")


def test_everything_works_without_scripts(run: Callable[..., Run], browser: Browser) -> None:
    running = run("--lang", "en")
    asks_for_a_link(browser, running)
    lin = signed_in(browser, running, java_script_enabled=False, **PHONE)
    lin.page.goto(f"{running.address}/inbox")
    lin.page.locator(".bar summary").click()
    lin.page.get_by_role("button", name="An hour").click()
    lin.sees("Put off until", "#toast")
    lin.page.locator("#toast button").click()
    lin.sees("It is back in the inbox.", "#toast")
    lin.page.locator("button[value=refuse]").click()
    lin.sees("Refused", "#toast")
    lin.page.goto(running.address)
    lin.page.locator("summary", has_text="Pause").click()
    lin.page.get_by_role("button", name="Pause").last.click()
    lin.sees("Everything is paused by Ms Lin.", "main")
    lin.page.get_by_role("button", name="Resume").first.click()
    lin.sees("Resumed", "#toast")
