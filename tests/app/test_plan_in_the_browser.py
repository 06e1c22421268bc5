"""The plan changed as staff change it: a form on the phone, the file at the desk, and without JavaScript."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.app.browser import Looks, Tab, chromium
from tests.app.conftest import Run
from tests.app.test_console_looks import RULES

pytestmark = pytest.mark.peer
PHONE: Looks = {"viewport": {"width": 390, "height": 844}}
WRONG = "a_week: 2"
"""The line of the reference plan behind which the test writes."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def signed_in(running: Run, browser: Browser, language: str, looks: Looks) -> Tab:
    tab = Tab(browser, language, **looks)
    tab.page.goto(running.console_link)
    tab.page.locator("main button").first.click()
    tab.page.wait_for_url(f"{running.address}/**")
    return tab


def plan_text(home: Path) -> str:
    return (home / "home" / "plan.yaml").read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_clause_is_changed_by_a_form_on_the_phone(
    run: Callable[..., Run], browser: Browser, tmp_path: Path, language: str
) -> None:
    running = run("--lang", language)
    tab = signed_in(running, browser, language, PHONE)
    tab.page.goto(f"{running.address}/plan")
    tab.page.locator('a[href="/plan/edit/clauses/1"]').click()
    tab.page.fill("[name=min_words]", "12")
    tab.page.locator("button[value=save]").click()
    tab.page.locator(".changes .other").get_by_text("12").wait_for()
    assert tab.page.evaluate("document.documentElement.scrollWidth") == 390
    assert "min_words: 10" in plan_text(tmp_path)
    tab.page.locator("form[action$=publish] button").click()
    tab.page.wait_for_url(f"{running.address}/plan")
    assert "min_words: 12" in plan_text(tmp_path)
    assert tab.faults == []


def test_problems_are_marked_while_one_types_in_the_file(
    run: Callable[..., Run], browser: Browser, tmp_path: Path
) -> None:
    running = run("--lang", "en")
    tab = signed_in(running, browser, "en", {"viewport": {"width": 1440, "height": 900}})
    line = next(at for at, said in enumerate(plan_text(tmp_path).splitlines(), 1) if WRONG in said)
    tab.page.goto(f"{running.address}/plan/yaml?line={line}")
    tab.sees("This plan is in order.", "#summary")
    tab.page.locator("plan-editor .cm-content").press("End")
    tab.page.keyboard.press("Enter")
    tab.page.keyboard.type("a_wek: 3")
    tab.sees("did you mean", "#problems")
    tab.page.locator("plan-editor .cm-lintRange-error").first.wait_for()
    tab.page.keyboard.press("Shift+Home")
    tab.page.keyboard.type("# said less")
    tab.page.locator("#problems .error").first.wait_for(state="detached")
    tab.page.fill("[name=title]", "Fewer reminders")
    tab.page.locator("button[value=save]").click()
    tab.sees("Fewer reminders", "h1")
    tab.page.locator("form[action$=publish] button").click()
    tab.page.wait_for_url(f"{running.address}/plan")
    assert "# said less" in plan_text(tmp_path)
    assert tab.faults == []


def test_what_was_typed_outlives_the_session(
    run: Callable[..., Run], browser: Browser, tmp_path: Path
) -> None:
    running = run("--lang", "en")
    tab = signed_in(running, browser, "en", {"viewport": {"width": 1440, "height": 900}})
    tab.page.goto(f"{running.address}/plan/yaml?line=1")
    tab.sees("This plan is in order.", "#summary")
    other = tab.page.context.new_page()
    other.goto(f"{running.address}/")
    other.locator(".me summary").click()
    other.locator("form[action='/sign-out'] button").click()
    other.wait_for_url(f"{running.address}/sign-in**")
    tab.page.locator("plan-editor .cm-content").press("End")
    tab.page.keyboard.type(", kept")
    tab.sees("You are signed out.", "#summary")
    other.goto(again(tmp_path))
    other.locator("main button").first.click()
    other.wait_for_url(f"{running.address}/**")
    tab.page.evaluate("window.dispatchEvent(new Event('focus'))")
    tab.sees("This plan is in order.", "#summary")
    tab.page.locator("button[value=save]").click()
    tab.page.wait_for_url("**/plan/drafts/d1")


def again(home: Path) -> str:
    """Another one-time link."""
    asked = [sys.executable, "-c", "from warmfield.cli import main; main()", "sign-in", "lin"]
    said = subprocess.run([*asked, "--dir", str(home / "home")], capture_output=True, text=True, check=True)
    found = re.search(r"http\S+/sign-in/link\?word=\S+", said.stdout)
    assert found is not None
    return found[0]


def test_all_of_it_works_without_javascript(
    run: Callable[..., Run], browser: Browser, tmp_path: Path
) -> None:
    running = run("--lang", "en")
    tab = signed_in(running, browser, "en", {**PHONE, "java_script_enabled": False})
    tab.page.goto(f"{running.address}/plan/yaml")
    good = tab.page.input_value("#text")
    tab.page.fill("#text", good.replace("owner: lin", "owner: nobody"))
    tab.page.locator("button[value=check]").click()
    tab.sees("nobody", "#problems")
    tab.page.fill("#text", good.replace("min_words: 10", "min_words: 14"))
    tab.page.locator("button[value=save]").click()
    tab.page.locator("form[action$=publish] button").click()
    assert "min_words: 14" in plan_text(tmp_path)
    tab.page.goto(f"{running.address}/plan/edit/people/new")
    tab.page.fill("[name=name]", "Wu Xin")
    tab.page.check("[name=roles][value=host]")
    tab.page.locator("button[value=save]").click()
    tab.page.locator("form[action$=publish] button").click()
    assert "  wu_xin:\n    name: Wu Xin\n    roles: [host]\n" in plan_text(tmp_path)


@pytest.mark.parametrize(("language", "theme"), [("zh", "dark"), ("en", "light")])
@pytest.mark.parametrize("width", [390, 1440])
def test_every_page_of_the_plan_is_for_everybody(
    run: Callable[..., Run], browser: Browser, language: str, theme: str, width: int
) -> None:
    running = run("--lang", language)
    tab = signed_in(running, browser, language, {"viewport": {"width": width, "height": 900}})
    tab.page.goto(f"{running.address}/plan/edit/clauses/1?theme={theme}")
    tab.page.fill("[name=min_words]", "12")
    tab.page.locator("button[value=save]").click()
    wrong = []
    forms = (
        "clauses/1",
        "clauses/new",
        "people/lin",
        "groups/parents",
        "ladders/default",
        "reminders",
        "fixtures/0",
    )
    for path in ("drafts/d1", "yaml?line=41", "versions", *(f"edit/{form}" for form in forms)):
        tab.page.goto(f"{running.address}/plan/{path}")
        if tab.page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append(f"{path}: wider than the screen")
        found = Axe().run(tab.page, options=RULES).response["violations"]
        wrong += [f"{path}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
    assert wrong + tab.faults == []
