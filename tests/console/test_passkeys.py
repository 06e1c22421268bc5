"""Passkeys: added from the settings, they sign in without a name; what doesn't prove itself opens nothing."""

import httpx
import pytest
from tests.console.authenticator import Authenticator
from tests.console.conftest import Office, form_in

from warmfield.community.ids import PersonId
from warmfield.console.signing.passkeys import passkeys_of
from warmfield.console.signing.sign_in_notes import noted

HERE = "http://localhost"


@pytest.fixture(name="device")
def fixture_device() -> Authenticator:
    return Authenticator(HERE)


async def add(browser: httpx.AsyncClient, device: Authenticator, name: str = "My phone") -> httpx.Response:
    token = form_in(await browser.get("/settings/sign-in"))
    asked = await browser.post("/settings/sign-in/passkey/ask", data={"form": token})
    said = device.make(asked.json())
    return await browser.post("/settings/sign-in/passkey", data={"form": token, "said": said, "name": name})


async def come_in(browser: httpx.AsyncClient, device: Authenticator) -> httpx.Response:
    asked = await browser.post("/sign-in/passkey/ask", data={"said": ""})
    return await browser.post("/sign-in/passkey", data={"said": device.show(asked.json())})


async def test_a_passkey_signs_in_without_a_name(office: Office, device: Authenticator):
    async with office.signed_in("he", at=HERE) as browser:
        assert (await add(browser, device)).headers["location"] == "/settings/sign-in"
        assert "My phone" in (await browser.get("/settings/sign-in")).text
    async with office.browser(at=HERE) as browser:
        assert (await come_in(browser, device)).headers["location"] == "/"
        assert "Ms He" in (await browser.get("/")).text
    [kept] = await office.app.keyring.do(passkeys_of, PersonId("he"))
    assert (kept.site, kept.count, kept.used is not None) == ("localhost", 2, True)


async def test_an_answer_counts_once_and_for_its_own_browser(office: Office, device: Authenticator):
    async with office.signed_in("he", at=HERE) as browser:
        await add(browser, device)
    async with office.browser(at=HERE) as one, office.browser(at=HERE) as other:
        said = device.show((await one.post("/sign-in/passkey/ask", data={"said": ""})).json())
        await other.post("/sign-in/passkey/ask", data={"said": ""})
        assert (await other.post("/sign-in/passkey", data={"said": said})).status_code == 403
        assert (await one.post("/sign-in/passkey", data={"said": said})).status_code == 303
        again = await one.post("/sign-in/passkey", data={"said": said})
    assert (again.status_code, "can&#39;t sign you in here" in again.text) == (403, True)


@pytest.mark.parametrize("bent", ["copy", "another site", "nobody there", "another key", "another handle"])
async def test_what_does_not_prove_itself_opens_nothing(office: Office, device: Authenticator, bent: str):
    async with office.signed_in("he", at=HERE) as browser:
        await add(browser, device)
        device.count += 3
        await come_in(browser, device)
    if bent == "copy":
        device.count = 1
    elif bent == "another site":
        device.origin = "http://localhost.evil.test"
    elif bent == "nobody there":
        device.verified = False
    elif bent == "another handle":
        device.handle = b"somebody else"
    else:
        forged = Authenticator(HERE)
        forged.id, forged.handle, forged.site = device.id, device.handle, device.site
        forged.count, device = 9, forged
    async with office.browser(at=HERE) as browser:
        assert (await come_in(browser, device)).status_code == 403
        assert (await browser.get("/")).status_code == 303
    [last] = await office.app.keyring.do(noted, limit=1)
    assert (last.what, last.person, last.by) == ("refused", "he", "passkey")


@pytest.mark.parametrize(
    "said", ["", "{}", "[]", "null", '{"id": 1}', "\x00", '{"rawId": "AA", "response": 3}']
)
async def test_nonsense_is_answered_in_words(office: Office, said: str):
    async with office.browser(at=HERE) as browser:
        await browser.post("/sign-in/passkey/ask", data={"said": ""})
        assert (await browser.post("/sign-in/passkey", data={"said": said})).status_code == 403
    async with office.signed_in("he", at=HERE) as browser:
        token = form_in(await browser.get("/settings/sign-in"))
        await browser.post("/settings/sign-in/passkey/ask", data={"form": token})
        wrong = await browser.post("/settings/sign-in/passkey", data={"form": token, "said": said})
    assert (wrong.status_code, "doesn&#39;t fit" in wrong.text) == (422, True)


async def test_a_passkey_is_removed_by_its_own_person_only(office: Office, device: Authenticator):
    async with office.signed_in("he", at=HERE) as browser:
        await add(browser, device)
    path = f"/settings/sign-in/passkey/{device.id.hex()}/remove"
    async with office.signed_in("zhou", at=HERE) as browser:
        token = form_in(await browser.get("/settings/sign-in"))
        assert (await browser.post(path, data={"form": token})).status_code == 404
        assert await office.app.keyring.do(passkeys_of, PersonId("he"))
    async with office.signed_in("he", at=HERE) as browser:
        token = form_in(await browser.get("/settings/sign-in"))
        assert (await browser.post(path, data={"form": token})).status_code == 303
    async with office.browser(at=HERE) as browser:
        assert (await come_in(browser, device)).status_code == 403


async def test_a_device_that_is_known_is_not_added_for_somebody_else(office: Office, device: Authenticator):
    async with office.signed_in("he", at=HERE) as browser:
        await add(browser, device)
    async with office.signed_in("zhou", at=HERE) as browser:
        assert (await add(browser, device)).status_code == 422
    assert await office.app.keyring.do(passkeys_of, PersonId("zhou")) == []


async def test_a_name_is_data_and_nothing_else(office: Office, device: Authenticator):
    async with office.signed_in("he", at=HERE) as browser:
        await add(browser, device, "<script>alert(1)</script>\u202e\x07" + "x" * 200)
        page = await browser.get("/settings/sign-in")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;" in page.text
    assert "\u202e" not in page.text
