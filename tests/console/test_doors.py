"""Nobody comes in without a session and a right, and nothing is changed but by a form of ours."""

import re

import pytest
from tests.console.conftest import Office, form_in

from warmfield.community.ids import PersonId
from warmfield.console.addresses import DOORS
from warmfield.console.permissions import ALLOWED, can
from warmfield.console.signing.keyring import make_link, sessions_of

PATHS = [(re.sub(r"{[\w:]+}", "x", door.path), door.method) for door in DOORS]


@pytest.mark.parametrize(("path", "method"), PATHS)
async def test_no_page_opens_without_a_session(office: Office, path: str, method: str):
    async with office.browser() as browser:
        refused = await browser.request(method, path)
    assert refused.status_code == (303 if method == "GET" else 401)
    assert refused.headers.get("location", refused.headers.get("hx-redirect", "")).startswith("/sign-in")


@pytest.mark.parametrize("path", [path for path, method in PATHS if method == "POST"])
async def test_no_form_counts_that_is_not_ours(office: Office, path: str):
    async with office.signed_in() as browser:
        refused = await browser.post(path, data={"form": "0" * 32, "answer": "approve"})
    assert refused.status_code == 403
    assert "too old" in refused.text


def test_every_door_asks_for_a_known_right():
    assert {door.action for door in DOORS} <= set(ALLOWED)


async def test_who_is_not_in_the_plan_may_nothing(office: Office):
    rulebook = office.app.engine.rulebook
    assert not any(can(rulebook, PersonId("nobody"), action) for action in ALLOWED)
    assert not can(rulebook, PersonId("lin"), "no such right")


async def test_a_link_opens_once(office: Office):
    word = await office.app.keyring.do(make_link, PersonId("lin"))
    async with office.browser() as first, office.browser() as second:
        looked = await first.get(f"/sign-in/link?word={word}")
        assert looked.status_code == 200
        assert (await first.post("/sign-in/link", data={"word": word})).headers["location"] == "/"
        again = await second.post("/sign-in/link", data={"word": word})
        assert (again.status_code, "used or is too old" in again.text) == (403, True)
        assert (await first.get("/")).status_code == 200
        assert (await second.get("/")).status_code == 303


@pytest.mark.parametrize("elsewhere", ["https://evil.test/", "//evil.test", "/\\evil.test", "evil"])
async def test_signing_in_leads_to_no_other_site(office: Office, elsewhere: str):
    word = await office.app.keyring.do(make_link, PersonId("lin"))
    async with office.browser() as browser:
        came = await browser.post("/sign-in/link", params={"next": elsewhere}, data={"word": word})
    assert came.headers["location"] == "/"


async def test_signing_out_ends_the_session_itself(office: Office):
    async with office.signed_in() as browser:
        token = form_in(await browser.get("/"))
        kept = dict(browser.cookies)
        assert (await browser.post("/sign-out", data={"form": token})).status_code == 303
    async with office.browser() as thief:
        thief.cookies.update(kept)
        assert (await thief.get("/")).status_code == 303
    assert await office.app.keyring.do(sessions_of, PersonId("lin")) == []


async def test_pages_let_nothing_foreign_in(office: Office):
    async with office.signed_in() as browser:
        page = await browser.get("/")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    assert not re.search(r"\son\w+=|javascript:|style=", page.text)
