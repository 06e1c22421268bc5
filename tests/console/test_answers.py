"""Every answer, whatever it answers: its headers, its cookies, and nothing told of what is inside."""

import httpx
import msgspec
import pytest
from tests.console.conftest import Office, form_in

from warmfield.app.console_joined import console
from warmfield.app.settings import WebSettings
from warmfield.app.web import web
from warmfield.community.ids import PersonId
from warmfield.console.drawing import file
from warmfield.console.signing.keyring import make_link
from warmfield.web.looks import HEADERS

PATHS = ("/", "/sign-in", "/nowhere", "/settings", "/healthz", "/readyz", "/static/none.css", "/lobby")


async def test_every_answer_lets_nothing_foreign_in(office: Office):
    async with office.browser() as browser, office.signed_in() as inside:
        answers = [await one.get(path) for one in (browser, inside) for path in (*PATHS, file("console.css"))]
        answers += [await browser.post("/", data={}), await browser.delete("/sign-in")]
        answers += [await browser.post("/sign-in/link", headers={"origin": "https://evil.test"})]
    for answer in answers:
        for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
            assert name in answer.headers, answer.url
        kept_long = "immutable" in answer.headers["cache-control"]
        assert kept_long == (answer.url.path == "/static/console.css"), answer.url
        assert "unsafe" not in answer.headers["content-security-policy"]


async def test_a_fault_of_ours_is_said_in_words_and_tells_nothing(office: Office):
    async with office.signed_in() as browser:
        kept = dict(browser.cookies)
    office.app.archive.close()
    async with office.browser(faults_raised=False) as browser:
        browser.cookies.update(kept)
        broken = await browser.get("/audit")
    assert (broken.status_code, "our fault, not yours" in broken.text) == (500, True)
    assert broken.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    for inside in ("Traceback", "archive", ".py", "shutdown", "RuntimeError"):
        assert inside not in broken.text


@pytest.mark.parametrize(
    "cookies",
    [
        "warmfield=",
        "warmfield=%00",
        "warmfield=" + "a" * 3000,
        "said=%%%; lang=xx; theme=<b>",
        "said=e30",
        ";;=;=a",
    ],
)
async def test_a_broken_cookie_is_nobodys(office: Office, cookies: str):
    async with office.browser() as browser:
        assert (await browser.get("/", headers={"cookie": cookies})).status_code == 303
        assert (await browser.get("/sign-in", headers={"cookie": cookies})).status_code == 200


@pytest.mark.parametrize(
    "asked", ["lang=xx", "lang=zh&lang=en", "theme=neon", "lang=%00&theme=%ff", "lang=" + "z" * 3000]
)
async def test_an_unknown_language_or_theme_is_passed_over(office: Office, asked: str):
    async with office.signed_in() as browser:
        page = await browser.get(f"/settings?{asked}")
    assert page.status_code == 200
    assert 'data-theme="auto"' in page.text


async def test_cookies_are_for_this_site_and_no_script(office: Office):
    word = await office.app.keyring.do(make_link, PersonId("lin"))
    async with office.browser() as browser:
        came = await browser.post("/sign-in/link", data={"word": word})
    [cookie] = [one for one in came.headers.get_list("set-cookie") if one.startswith("warmfield=")]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert word not in cookie


async def test_behind_tls_the_cookie_belongs_to_this_host_alone(office: Office):
    secure = msgspec.structs.replace(
        office.app.settings, web=WebSettings(address="https://groups.example.org")
    )
    office.app.settings = secure
    word = await office.app.keyring.do(make_link, PersonId("lin"))
    transport = httpx.ASGITransport(web(office.app))
    async with httpx.AsyncClient(transport=transport, base_url="https://groups.example.org") as browser:
        came = await browser.post("/sign-in/link", data={"word": word})
        [cookie] = [one for one in came.headers.get_list("set-cookie") if "warmfield=" in one]
        assert cookie.startswith("__Host-warmfield=")
        assert "Secure" in cookie
        assert (await browser.get("/")).status_code == 200
        page = await browser.get("/settings/team")
        made = await browser.post("/settings/team/he/link", data={"form": form_in(page)})
        assert "https://groups.example.org/sign-in/link?word=" in made.text
    assert console(office.app)


@pytest.mark.parametrize("word", ["", "x", "\x00", "<script>alert(1)</script>", "x" * 5000])
async def test_a_link_that_opens_nothing_says_what_to_do(office: Office, word: str):
    async with office.browser() as browser:
        looked = await browser.get("/sign-in/link", params={"word": word})
        used = await browser.post("/sign-in/link", data={"word": word})
    for answer in (looked, used):
        assert (answer.status_code, "Ask the owner for a new one" in answer.text) == (403, True)
        assert "<script>alert" not in answer.text


async def test_forms_at_the_door_are_short(office: Office):
    async with office.browser() as browser:
        for path in ("/sign-in/link", "/sign-in/password", "/sign-in/passkey", "/sign-in/passkey/ask"):
            assert (await browser.post(path, data={"word": "x" * 30_000})).status_code == 413
            assert (await browser.post(path, content=endless())).status_code == 413
            assert (await browser.post(path, files={"word": b"x"})).status_code < 500


async def endless():
    yield b"word=x"


async def test_a_program_gone_wild_is_slowed_down_and_nobody_else(office: Office):
    async with office.signed_in() as browser, office.signed_in("he") as other:
        token, theirs = form_in(await browser.get("/settings")), form_in(await other.get("/settings"))
        form = {"form": token, "language": "", "theme": ""}
        codes = [(await browser.post("/settings/look", data=form)).status_code for _ in range(260)]
        assert codes[:240] == [303] * 240
        slowed = await browser.post("/settings/look", data=form)
        if slowed.status_code != 429:
            assert 429 in codes
        assert (await other.post("/settings/look", data={**form, "form": theirs})).status_code == 303


PLACES = {
    "http://localhost": True,
    "https://a.test": True,
    "http://a.test": False,
    "http://127.0.0.1": False,
    "https://[::1]": False,
}


@pytest.mark.parametrize("place", PLACES)
async def test_passkeys_are_offered_where_browsers_make_them(office: Office, place: str):
    async with office.browser(at=place) as browser:
        page = await browser.get("/sign-in")
    assert ("data-passkey" in page.text) == PLACES[place]
    assert ('<details class="fold" open>' in page.text) != PLACES[place]
