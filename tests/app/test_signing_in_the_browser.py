"""Signing in as people meet it: a link, a passkey of a real browser, a password with codes."""

import re
import time
from collections.abc import Callable, Iterator

import pyotp
import pytest
from playwright.sync_api import Browser, CDPSession, Page
from tests.app.browser import Tab, chromium
from tests.app.conftest import Run

pytestmark = pytest.mark.peer
PHONE = {"width": 390, "height": 844}
PASSWORD = "four warm words together"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def near(address: str) -> str:
    """Browsers make no passkeys for an address of digits."""
    return address.replace("127.0.0.1", "localhost")


def open_link(tab: Tab, link: str) -> Page:
    tab.page.goto(near(link))
    tab.page.locator("main button").click()
    inside(tab.page)
    return tab.page


def inside(page: Page) -> None:
    """On some page behind the door."""
    page.wait_for_url(lambda url: "/sign-in" not in url)


def authenticator(page: Page) -> tuple[CDPSession, str]:
    """As a telephone has one: it keeps passkeys, and knows its owner's finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session, made["authenticatorId"]


def sign_out(page: Page) -> None:
    page.locator(".me summary").click()
    page.locator(".me form button").click()
    page.wait_for_url("**/sign-in")


@pytest.mark.parametrize(
    ("language", "add", "known"),
    [("en", "Add a passkey", "not used yet"), ("zh", "添加通行密钥", "还没用过")],
)
def test_a_passkey_is_added_and_signs_in_without_a_name(
    run: Callable[..., Run], browser: Browser, language: str, add: str, known: str
) -> None:
    running = run("--lang", language)
    tab = Tab(browser, language, viewport=PHONE)
    page = open_link(tab, running.console_link)
    authenticator(page)
    page.goto(f"{near(running.address)}/settings/sign-in")
    page.get_by_role("button", name=add).click()
    tab.sees(known, "main")
    sign_out(page)
    page.locator("form[data-passkey] button").click()
    inside(page)
    page.goto(f"{near(running.address)}/settings/sessions")
    assert page.locator(".rows .tag.ok").count() == 1
    assert tab.faults == []


def test_a_finger_that_is_not_theirs_signs_nobody_in(run: Callable[..., Run], browser: Browser) -> None:
    running = run("--lang", "en")
    tab = Tab(browser, "en")
    page = open_link(tab, running.console_link)
    session, device = authenticator(page)
    page.goto(f"{near(running.address)}/settings/sign-in")
    page.get_by_role("button", name="Add a passkey").click()
    tab.sees("not used yet", "main")
    sign_out(page)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.locator("form[data-passkey] button").click()
    page.get_by_text("That didn't work").wait_for()
    assert page.url.endswith("/sign-in")


def test_a_password_with_codes_is_set_and_used_without_javascript(
    run: Callable[..., Run], browser: Browser
) -> None:
    running = run("--lang", "en")
    tab = Tab(browser, "en", java_script_enabled=False, viewport=PHONE)
    page = open_link(tab, running.console_link)
    page.goto(f"{near(running.address)}/settings/password")
    seed = page.locator("code").inner_text().replace(" ", "")
    assert re.fullmatch("[A-Z2-7]{32}", seed)
    page.fill("#password", PASSWORD)
    page.fill("[name=again]", PASSWORD)
    page.fill("#code", pyotp.TOTP(seed).now())
    page.locator("main form .pri").click()
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    for secret in (pyotp.TOTP(seed).at(int(time.time()) + 30), codes[0]):
        sign_out(page)
        page.locator("details.fold summary").click()
        page.fill("[name=name]", "lin")
        page.fill("[name=password]", PASSWORD)
        page.fill("[name=code]", secret)
        page.locator("details.fold .pri").click()
        inside(page)
    assert tab.faults == []


def test_all_other_devices_are_signed_out_without_javascript(
    run: Callable[..., Run], browser: Browser
) -> None:
    running = run("--lang", "en")
    desk = Tab(browser, "en", java_script_enabled=False)
    open_link(desk, running.console_link)
    desk.page.goto(f"{near(running.address)}/settings/team")
    desk.page.locator("form[action='/settings/team/lin/link'] button").click()
    link = desk.page.locator("input[readonly]").input_value()
    phone = Tab(browser, "en", java_script_enabled=False, viewport=PHONE)
    open_link(phone, link)
    phone.page.goto(f"{near(running.address)}/settings/sessions")
    phone.page.get_by_role("button", name="Sign out on all other devices").click()
    phone.sees("All other devices are signed out", "#toast")
    desk.page.goto(f"{near(running.address)}/settings")
    assert "/sign-in" in desk.page.url
    assert phone.faults + desk.faults == []
