"""The main job as people meet it: tabs in the lobby, a running warmfield, the reference plan."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser
from tests.app.browser import ADVERTS, Tab, chromium
from tests.app.conftest import Run
from typer.testing import CliRunner

from warmfield.cli import make

Start = Callable[..., Run]
pytestmark = pytest.mark.peer
GONE = {"zh": "小助手撤下了一条消息 · 群规 1.5", "en": "removed by the assistant · clause 1.5"}
NAMES = {
    "zh": ("乐乐爸-龙泽苑", "如玛爸-金域华府"),
    "en": ("Leo's dad - Longze Court", "Mia's mum - Jinyu Court"),
}
APPEAL = {"zh": "申诉 是学校老师请我发的", "en": "appeal The teacher asked me to post it"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_an_advert_goes_and_only_its_author_is_told_why(run: Start, browser: Browser, language: str) -> None:
    running = run("--lang", language)
    leo = Tab(browser, language).come_in(running.address, NAMES[language][0])
    mia = Tab(browser, language).come_in(running.address, NAMES[language][1])
    mia.say("Good evening 晚上好")
    leo.sees("Good evening 晚上好")
    leo.say(ADVERTS[language])
    mia.sees(GONE[language])
    mia.misses("swim2026")
    leo.sees(GONE[language])
    leo.sees("1.5", "#words .ours")
    assert mia.page.locator("#words .ours").count() == 0
    assert leo.faults + mia.faults == []


def test_an_appeal_is_answered_by_another_person(run: Start, browser: Browser, language: str) -> None:
    running = run("--lang", language)
    leo = Tab(browser, language).come_in(running.address, NAMES[language][0])
    leo.say(ADVERTS[language])
    leo.sees("1.5", "#words .ours")
    leo.whisper(APPEAL[language])
    staff = Tab(browser, language)
    staff.page.goto(running.staff_link)
    staff.page.locator("#words .answer .pri").first.click()
    staff.page.locator("#words .answer").first.wait_for(state="detached")
    leo.page.locator("#words .ours").nth(2).wait_for()
    assert leo.faults + staff.faults == []


def test_who_knocks_is_let_in_by_staff(run: Start, browser: Browser, language: str) -> None:
    running = run("--lang", language)
    leo = Tab(browser, language).come_in(running.address, NAMES[language][0], "trial", via="")
    leo.page.locator("[data-state=asked]").wait_for()
    staff = Tab(browser, language)
    staff.page.goto(zhou_link(running))
    staff.page.locator("#words .answer .pri").first.click()
    leo.page.locator("#say").wait_for()
    leo.say("Thank you 谢谢")
    leo.sees("Thank you 谢谢")
    assert leo.faults + staff.faults == []


def zhou_link(running: Run) -> str:
    """The trial group's owner stands second in the reference plan."""
    home = running.until("Ctrl-C").partition("warmfield links ")[2].splitlines()[0]
    listed = CliRunner().invoke(make(), ["links", home, "--lang", "en"]).output
    return [line.strip() for line in listed.splitlines() if "me=" in line][1]


def test_replies_reactions_edits_and_nicknames_reach_the_other_tab(run: Start, browser: Browser) -> None:
    running = run()
    leo = Tab(browser, "en").come_in(running.address, NAMES["en"][0])
    mia = Tab(browser, "en").come_in(running.address, NAMES["en"][1])
    mia.say("Who knows a good dentist for children?")
    leo.sees("dentist")
    menu = leo.page.locator(".line details.more").first
    menu.locator("summary").first.click()
    menu.get_by_text("Reply").click()
    leo.say("We go to Dr Shen, she is patient.")
    mia.page.locator(".answers").get_by_text("dentist").wait_for()
    menu.locator("summary").first.click()
    menu.locator("[name=sign]").first.click()
    mia.page.locator(".sign").wait_for()
    mine = mia.page.locator(".line.mine details.more")
    mine.locator("summary").first.click()
    mine.get_by_text("Change the text").click()
    mine.locator("textarea").fill("Who knows a good children's dentist near Longze?")
    mine.get_by_text("Change", exact=True).click()
    leo.sees("near Longze")
    mia.page.click(".chead summary")
    mia.page.fill(".chead [name=text]", "Mia's mum - Longze Court")
    mia.page.click(".chead .btn")
    mia.page.locator("#members").get_by_text("Mia's mum - Longze Court").wait_for(state="attached")
    leo.page.locator("#members").get_by_text("Mia's mum - Longze Court").wait_for(state="attached")
    assert leo.faults + mia.faults == []


def test_a_tab_catches_up_after_the_server_came_back(run: Start, browser: Browser) -> None:
    """The browser reconnects by itself and draws what it missed."""
    running = run()
    port = running.address.rpartition(":")[2]
    leo = Tab(browser, "en").come_in(running.address, NAMES["en"][0])
    mia = Tab(browser, "en").come_in(running.address, NAMES["en"][1])
    leo.page.locator("#live.on").wait_for()
    running.stop()
    leo.page.locator("#live:not(.on)").wait_for()
    run("--port", port).until("Ctrl-C")
    mia.page.reload()
    mia.say("Are you still there?")
    leo.sees("Are you still there?")


def test_without_javascript_everything_still_works(run: Start, browser: Browser) -> None:
    running = run()
    leo = Tab(browser, "en", java_script_enabled=False).come_in(running.address, NAMES["en"][0])
    leo.page.fill("#say", "Hello from an old phone")
    leo.page.click("#box button")
    leo.sees("Hello from an old phone")
    leo.page.fill("#say", ADVERTS["en"])
    leo.page.click("#box button")
    leo.page.goto(leo.page.url)
    leo.page.fill("#whisper", "appeal it was not an advert")
    leo.page.click("[data-pane=private] button")
    assert "panel=private" in leo.page.url


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_runs_over_the_edge(run: Start, browser: Browser, width: int, theme: str) -> None:
    running = run()
    long = Tab(browser, "zh", viewport={"width": width, "height": 844}, color_scheme=theme)
    long.come_in(running.address, "W" * 40)
    long.say(
        "https://example.com/" + "long" * 60 + " 这是一篇讲怎么陪孩子读书的文章，写得很细，推荐给大家看看"
    )
    long.page.locator(".line.mine").wait_for()
    for panel in ("chat", "private", "members", "rules"):
        long.page.goto(f"{long.page.url.split('&')[0]}&panel={panel}")
        wide = long.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, panel
    assert long.faults == []
