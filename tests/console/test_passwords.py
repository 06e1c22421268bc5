"""A password with codes: set from the settings, both asked for always, each code counts once."""

import asyncio
import re
import time

import httpx
import pyotp
from tests.console.conftest import Office, form_in

from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring_tables import passwords, recovery_codes
from warmfield.console.signing.passwords import password_of, seal, step_of, unseal
from warmfield.console.signing.sign_in_notes import noted

PASSWORD = "four warm words together"
HERE = "/settings/password"


def seed_in(page: httpx.Response) -> str:
    found = re.search(r"<code>([A-Z2-7 ]{32,})</code>", page.text)
    assert found is not None
    return found[1].replace(" ", "")


async def set_up(browser: httpx.AsyncClient, **other: str) -> tuple[str, httpx.Response]:
    """The seed, and what the page answered."""
    page = await browser.get(HERE)
    seed = seed_in(page)
    code = pyotp.TOTP(seed).at(int(time.time()) - 30)
    form = {"form": form_in(page), "password": PASSWORD, "again": PASSWORD, "code": code, **other}
    return seed, await browser.post(HERE, data=form)


async def come_in(
    browser: httpx.AsyncClient, code: str, name: str = "he", password: str = PASSWORD
) -> httpx.Response:
    return await browser.post("/sign-in/password", data={"name": name, "password": password, "code": code})


async def test_name_password_and_code_sign_in_and_a_code_counts_once(office: Office):
    async with office.signed_in("he") as browser:
        seed, done = await set_up(browser)
        assert done.status_code == 200
        assert len(re.findall(r"<code>[0-9a-f]{4}-[0-9a-f-]{14}</code>", done.text)) == 10
    code = pyotp.TOTP(seed).now()
    async with office.browser() as browser:
        assert (await come_in(browser, code, "  HE ")).headers["location"] == "/"
        assert (await browser.get("/")).status_code == 200
    async with office.browser() as browser:
        again = await come_in(browser, code)
    assert (again.status_code, "fit together" in again.text) == (403, True)


async def test_two_who_bring_one_code_at_the_same_moment_do_not_both_come_in(office: Office):
    async with office.signed_in("he") as browser:
        seed, _ = await set_up(browser)
    code = pyotp.TOTP(seed).now()
    async with office.browser() as one, office.browser() as two:
        both = await asyncio.gather(come_in(one, code), come_in(two, code))
    assert sorted(answer.status_code for answer in both) == [303, 403]


async def test_a_recovery_code_opens_once_in_place_of_the_six_digits(office: Office):
    async with office.signed_in("he") as browser:
        _, done = await set_up(browser)
        code = re.findall(r"<code>([0-9a-f-]{19})</code>", done.text)[3]
    async with office.browser() as browser:
        assert (await come_in(browser, code.upper().replace("-", " "))).status_code == 303
        assert "9 recovery codes are left" in (await browser.get("/settings/sign-in")).text
    async with office.browser() as browser:
        assert (await come_in(browser, code)).status_code == 403
    async with office.signed_in("zhou") as browser:
        await set_up(browser)
    async with office.browser() as browser:
        other = re.findall(r"<code>([0-9a-f-]{19})</code>", done.text)[4]
        assert (await come_in(browser, other, "zhou")).status_code == 403


async def test_the_answer_is_the_same_whoever_is_named_and_whatever_is_wrong(office: Office):
    async with office.signed_in("he") as browser:
        seed, _ = await set_up(browser)
    code = pyotp.TOTP(seed).now()
    tries = [
        ("he", "wrong word here", code),
        ("he", PASSWORD, "000000"),
        ("zhou", PASSWORD, code),
        ("nobody", PASSWORD, code),
    ]
    answers, seconds = set(), []
    for name, password, typed in tries:
        async with office.browser() as browser:
            began = time.perf_counter()
            wrong = await come_in(browser, typed, name, password)
            seconds.append(time.perf_counter() - began)
            answers.add((wrong.status_code, wrong.text.replace(f'value="{name}"', "")))
    assert len(answers) == 1
    assert max(seconds) < 6 * min(seconds)


async def test_after_some_wrong_tries_a_person_waits_and_others_do_not(office: Office):
    async with office.signed_in("he") as browser:
        seed, _ = await set_up(browser)
    async with office.browser() as browser:
        for _ in range(8):
            assert (await come_in(browser, "000000")).status_code == 403
        slowed = await come_in(browser, pyotp.TOTP(seed).now())
        assert (slowed.status_code, int(slowed.headers["retry-after"]) > 60) == (429, True)
        assert "too many tries" in slowed.text
        assert (await come_in(browser, "000000", "zhou")).status_code == 403


async def test_an_address_that_tries_on_and_on_is_slowed_down(office: Office):
    async with office.browser() as browser:
        codes = [(await browser.post("/sign-in/link", data={"word": "x"})).status_code for _ in range(40)]
    assert set(codes[:30]) == {403}
    assert set(codes[31:]) == {429}


async def test_what_does_not_fit_is_said_beside_its_field_and_nothing_is_set(office: Office):
    async with office.signed_in("he") as browser:
        for bent, said in (
            ({"password": "short", "again": "short"}, "at least 10 characters"),
            ({"password": "aaaaaaaaaaaa", "again": "aaaaaaaaaaaa"}, "over and over"),
            ({"again": "another one there"}, "differ"),
            ({"code": "000000"}, "code doesn&#39;t fit"),
            ({"code": ""}, "code doesn&#39;t fit"),
        ):
            _, wrong = await set_up(browser, **bent)
            assert (wrong.status_code, said in wrong.text) == (422, True), bent
    assert await office.app.keyring.do(password_of, "he") is None


async def test_the_form_counts_once(office: Office):
    async with office.signed_in("he") as browser:
        page = await browser.get(HERE)
        code = pyotp.TOTP(seed_in(page)).now()
        form = {"form": form_in(page), "password": PASSWORD, "again": PASSWORD, "code": code}
        assert (await browser.post(HERE, data=form)).status_code == 200
        again = await browser.post(HERE, data=form)
    assert (again.status_code, "there is a new picture" in again.text) == (422, True)


async def test_a_password_is_removed_with_its_codes(office: Office):
    async with office.signed_in("he") as browser:
        seed, done = await set_up(browser)
        await browser.post(f"{HERE}/remove", data={"form": form_in(done)})
    async with office.browser() as browser:
        assert (await come_in(browser, pyotp.TOTP(seed).now())).status_code == 403
    gone = await office.app.keyring.do(lambda sql, _now: sql.execute(recovery_codes.select()).all())
    assert gone == []
    whats = {one.what for one in await office.app.keyring.do(noted, person=PersonId("he"))}
    assert {"password_set", "codes_made", "password_removed", "refused"} <= whats


async def test_nothing_secret_stands_in_the_file_as_it_is(office: Office):
    async with office.signed_in("he") as browser:
        seed, _ = await set_up(browser)
    [row] = await office.app.keyring.do(lambda sql, _now: sql.execute(passwords.select()).all())
    assert row.hash.startswith("$argon2id$")
    kept = (office.app.home / "keys.db").read_bytes() + (office.app.home / "keys.db-wal").read_bytes()
    assert seed.encode() not in kept
    assert PASSWORD.encode() not in kept


async def test_many_at_once_are_asked_to_come_again(office: Office):
    async with office.browser() as browser:
        answers = await asyncio.gather(*(come_in(browser, "1", f"n{at}") for at in range(20)))
    codes = [answer.status_code for answer in answers]
    assert (codes.count(503), codes.count(403)) == (8, 12)


def test_a_code_is_taken_around_its_time_and_never_again():
    totp = pyotp.TOTP("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    now = 1_800_000_000.0
    step = int(now // 30)
    assert step_of(totp.secret, totp.at(int(now)), now) == step
    assert step_of(totp.secret, totp.at(int(now) - 30), now) == step - 1
    assert step_of(totp.secret, totp.at(int(now) - 90), now) == 0
    assert step_of(totp.secret, totp.at(int(now)), now, after=step) == 0
    assert step_of(totp.secret, "１２３４５６", now) == 0
    assert step_of("", totp.at(int(now)), now) == 0


def test_a_seed_that_another_home_sealed_opens_nothing():
    assert unseal(b"ours", seal(b"ours", "SEED")) == "SEED"
    assert unseal(b"theirs", seal(b"ours", "SEED")) == ""
