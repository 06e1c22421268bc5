"""A real browser: every tab is a member of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict, Unpack

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
"""Debian's package `chromium`; `scripts/test` installs it."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ADVERTS = {
    "zh": "暑期游泳班特惠 8 折！加我微信 swim2026 报名，前 20 名送泳镜，名额有限，速来抢购！",
    "en": "Summer swimming course, 20% off! Add my WeChat swim2026 to sign up, first 20 get free goggles!",
}


class Looks(TypedDict, total=False):
    """How a tab is set up, in Playwright's words."""

    viewport: ViewportSize
    color_scheme: str
    java_script_enabled: bool


@contextmanager
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Tab:
    """One page in a browser of its own; `faults` gathers what the page itself complains of."""

    def __init__(self, browser: Browser, language: str, **more: Unpack[Looks]) -> None:
        locale = "zh-CN" if language == "zh" else "en-GB"
        sized: Looks = {"viewport": {"width": 1280, "height": 800}, **more}
        self.page: Page = browser.new_context(locale=locale, **sized).new_page()
        self.page.set_default_timeout(10_000)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 409" not in message.text:
            self.faults.append(message.text)

    def come_in(self, address: str, nickname: str, group: str = "parents", via: str = "school-door") -> "Tab":
        self.page.goto(f"{address}/lobby?via={via}")
        self.page.check(f"[name=group][value={group}]", force=True)
        self.page.fill("[name=nickname]", nickname)
        self.page.click(".join button")
        return self

    def say(self, text: str) -> None:
        self._send("#say", text)

    def whisper(self, text: str) -> None:
        self._send("#whisper", text)

    def _send(self, box: str, text: str) -> None:
        """Once the page has loaded: until then the key Enter is a new line."""
        self.page.fill(box, text)
        self.page.wait_for_load_state()
        self.page.press(box, "Enter")

    def sees(self, text: str, within: str = "#lines") -> None:
        self.page.locator(within).get_by_text(text).first.wait_for()

    def misses(self, text: str, within: str = "#lines") -> None:
        self.page.locator(within).get_by_text(text).first.wait_for(state="detached")
