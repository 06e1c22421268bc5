"""A group's page and a member's, by thumb and by key, live, and without scripts."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser
from tests.app.browser import ADVERTS, Tab, chromium
from tests.app.conftest import Run
from tests.app.test_in_the_browser import NAMES

pytestmark = pytest.mark.peer
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def staff(browser: Browser, running: Run, language: str, **looks: object) -> Tab:
    tab = Tab(browser, language, **looks)  # type: ignore[arg-type]
    tab.page.goto(running.console_link)
    tab.page.locator("main button").click()
    tab.page.wait_for_url(lambda url: "/sign-in" not in url)
    return tab


def test_a_decision_appears_by_itself_and_is_taken_back_on_the_phone(
    run: Callable[..., Run], browser: Browser
) -> None:
    running = run("--lang", "en")
    phone = staff(browser, running, "en", viewport=PHONE)
    phone.page.goto(f"{running.address}/groups/parents")
    phone.sees("Nothing was heard here yet", "#pace")
    leo = Tab(browser, "en").come_in(running.address, NAMES["en"][0])
    leo.say("Who comes to the park on Sunday?")
    leo.sees("Who comes to the park")
    leo.say(ADVERTS["en"])
    phone.page.locator("#past a[href^='/decisions/']").first.wait_for()
    phone.page.locator("#pace svg.chart").wait_for()
    phone.page.locator("#past a[href^='/decisions/']").first.click()
    button = phone.page.get_by_role("button", name="Take it back")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    button.click()
    phone.sees("Taken back by Ms Lin", "#state")
    leo.page.locator("#words .ours").nth(1).wait_for()
    assert phone.faults == []


def test_a_key_leads_to_the_search_and_the_search_to_a_member(
    run: Callable[..., Run], browser: Browser
) -> None:
    running = run("--lang", "zh")
    leo = Tab(browser, "zh").come_in(running.address, NAMES["zh"][0])
    leo.say("大家好")
    desk = staff(browser, running, "zh")
    desk.page.wait_for_load_state()
    desk.page.keyboard.press("/")
    desk.page.keyboard.type(NAMES["zh"][0])
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_url("**/search?*")
    desk.page.locator("main a[href^='/members/']").first.click()
    desk.sees(NAMES["zh"][0], "h1")
    desk.sees("大家好", "main")
    assert desk.faults == []


def test_every_form_of_a_member_works_without_scripts(run: Callable[..., Run], browser: Browser) -> None:
    running = run("--lang", "en")
    Tab(browser, "en").come_in(running.address, NAMES["en"][0]).say("Hello everybody")
    plain = staff(browser, running, "en", java_script_enabled=False)
    plain.page.goto(f"{running.address}/members")
    plain.page.get_by_role("link", name=NAMES["en"][0]).click()
    plain.page.fill("#note", "Rang back")
    plain.page.get_by_role("button", name="Write it down").click()
    plain.sees("Rang back", "main")
    plain.page.get_by_text("Warn, mute or remove").click()
    plain.page.select_option("#rung", "mute")
    plain.page.fill("#mtext", "Three kind words before")
    plain.page.get_by_role("button", name="Do it").click()
    plain.sees("muted until", "main")
    plain.page.get_by_role("button", name="Let them write again").click()
    plain.sees("Taken back", "body")


def test_a_member_is_erased_after_the_account_was_typed(run: Callable[..., Run], browser: Browser) -> None:
    running = run("--lang", "en")
    Tab(browser, "en").come_in(running.address, NAMES["en"][0]).say("Hello everybody")
    phone = staff(browser, running, "en", viewport=PHONE)
    phone.page.goto(f"{running.address}/members")
    phone.page.get_by_role("link", name=NAMES["en"][0]).click()
    account = phone.page.locator(".person code").inner_text()
    phone.page.get_by_role("link", name="Erase…").click()
    phone.page.fill("#account", account)
    phone.page.get_by_role("button", name="Erase for good").click()
    phone.sees("Erased", "#toast")
    assert phone.page.get_by_role("link", name=NAMES["en"][0]).count() == 0
    assert phone.faults == []
    running.stop()
    for file in running.home.glob("*.db*"):
        held = file.read_bytes()
        assert not [word for word in (NAMES["en"][0], account) if word.encode() in held], file.name
