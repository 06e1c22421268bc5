"""Sessions: told apart, ended one by one or all at once; who signed in long ago is asked once more."""

from tests.console.conftest import Office, form_in

from warmfield.community.ids import PersonId
from warmfield.console.signing.browser_words import browser_in_words
from warmfield.console.signing.keyring import sessions_of
from warmfield.console.signing.keyring_tables import sessions
from warmfield.wording import words_in

ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36"
WECHAT = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 MicroMessenger/8.0 Mobile"


async def age(office: Office, person: str, **seconds: float) -> None:
    """Let the person's sessions be made or seen so many seconds ago."""
    [one] = await office.app.keyring.do(sessions_of, PersonId(person))
    aged = {name: getattr(one, name) - by for name, by in seconds.items()}
    await office.app.keyring.do(
        lambda sql, _now: sql.execute(sessions.update().where(sessions.c.person == person).values(**aged))
    )


def test_a_browser_is_called_as_people_call_it():
    words = words_in("en")
    assert browser_in_words(ANDROID, words) == "Chrome on Android"
    assert browser_in_words(WECHAT, words) == "WeChat on iOS"
    assert browser_in_words("Mozilla/5.0 (Windows NT 10.0) Firefox/140", words) == "Firefox on Windows"
    assert browser_in_words("curl/8", words) == "a browser that says nothing of itself"


async def test_a_device_is_signed_out_from_another(office: Office):
    async with office.signed_in("he") as phone, office.signed_in("he") as desk:
        page = await desk.get("/settings/sessions")
        assert page.text.count("this device") == 1
        known = await office.app.keyring.do(sessions_of, PersonId("he"))
        [other] = [one for one in known if f"{one.id}/end" in page.text]
        await desk.post(f"/settings/sessions/{other.id}/end", data={"form": form_in(page)})
        assert (await phone.get("/")).status_code == 303
        assert (await desk.get("/")).status_code == 200


async def test_all_others_are_signed_out_at_once_and_nobody_else(office: Office):
    async with office.signed_in("he") as one, office.signed_in("he") as two, office.signed_in("zhou") as zhou:
        page = await two.get("/settings/sessions")
        await two.post("/settings/sessions/end-others", data={"form": form_in(page)})
        assert [(await who.get("/")).status_code for who in (one, two, zhou)] == [303, 200, 200]


async def test_the_session_of_somebody_else_is_not_there(office: Office):
    async with office.signed_in("he") as he, office.signed_in("zhou") as zhou:
        [theirs] = await office.app.keyring.do(sessions_of, PersonId("zhou"))
        page = await he.get("/settings/sessions")
        assert theirs.id not in page.text
        ended = await he.post(f"/settings/sessions/{theirs.id}/end", data={"form": form_in(page)})
        assert ended.status_code == 404
        assert (await zhou.get("/")).status_code == 200


async def test_a_session_ends_when_nobody_uses_it_and_after_a_month_at_the_latest(office: Office):
    async with office.signed_in("he") as browser:
        await age(office, "he", seen=12 * 3600 + 1)
        assert (await browser.get("/")).status_code == 303
    async with office.signed_in("he") as browser:
        await age(office, "he", made=30 * 24 * 3600 + 1)
        assert (await browser.get("/")).status_code == 303


async def test_who_signed_in_long_ago_signs_in_once_more_before_signing_in_is_changed(office: Office):
    async with office.signed_in("he") as browser:
        page = await browser.get("/settings/sign-in")
        await age(office, "he", made=3601)
        asked = await browser.get("/settings/password")
        assert asked.headers["location"] == "/sign-in?again=1&next=%2Fsettings%2Fpassword"
        sent = await browser.post(
            "/settings/password/remove",
            data={"form": form_in(page)},
            headers={"referer": "http://console.test/settings/sign-in"},
        )
        assert sent.headers["location"] == "/sign-in?again=1&next=%2Fsettings%2Fsign-in"
        assert "sign in once more" in (await browser.get(asked.headers["location"])).text.lower()
        aged = await browser.get("/settings/sign-in")
        assert "Set a password" not in aged.text


async def test_signing_in_again_ends_the_session_it_takes_the_place_of(office: Office):
    async with office.signed_in("he") as browser:
        kept = dict(browser.cookies)
        [old] = await office.app.keyring.do(sessions_of, PersonId("he"))
        async with office.signed_in("zhou") as other:
            page = await other.get("/settings/team")
            made = await other.post("/settings/team/he/link", data={"form": form_in(page)})
        word = made.text.partition("?word=")[2].partition('"')[0]
        await browser.post("/sign-in/link", data={"word": word})
        [new] = await office.app.keyring.do(sessions_of, PersonId("he"))
        assert new.id != old.id
    async with office.browser() as thief:
        thief.cookies.update(kept)
        assert (await thief.get("/")).status_code == 303
