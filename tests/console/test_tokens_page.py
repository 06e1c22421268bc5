"""Tokens and webhooks are looked after in the console: shown once, listed, taken back."""

import re

import pytest
from tests.console.conftest import Office, form_in

from warmfield.community.ids import PersonId
from warmfield.console.signing.api_tokens import Wanted, make_token, tokens_of
from warmfield.webhooks.hook_book import hooks_kept

TOKENS, HOOKS = "/settings/tokens", "/settings/webhooks"


async def test_a_token_is_shown_once_and_opens_what_was_chosen(office: Office):
    async with office.signed_in() as browser:
        form = {"form": form_in(await browser.get(TOKENS)), "name": "Wall <b>screen</b>", "scope": ["read"]}
        made = await browser.post(TOKENS, data={**form, "days": "30", "once": "1"})
        (word,) = re.findall(r'value="(wf_[^"]+)"', made.text)
        assert word not in (await browser.get(TOKENS)).text
        twice = await browser.post(TOKENS, data={**form, "days": "30", "once": "1"})
        assert (twice.status_code, "wf_" in twice.text.replace("wf_…", "")) == (409, False)
        assert "<b>screen" not in (await browser.get(TOKENS)).text
    async with office.browser() as program:
        me = await program.get("/api/v1/me", headers={"authorization": f"Bearer {word}"})
    (kept,) = await office.app.keyring.do(tokens_of)
    assert (me.json()["token"], me.json()["scopes"]) == (kept.id, ["read"])
    assert word.encode() not in (office.app.home / "keys.db").read_bytes()


@pytest.mark.parametrize(
    ("form", "said"), [({"name": " ", "scope": "read"}, "Give it a name"), ({"name": "x"}, "at least one")]
)
async def test_what_is_missing_is_said_and_what_was_typed_is_kept(
    office: Office, form: dict[str, str], said: str
):
    async with office.signed_in() as browser:
        sent = {"form": form_in(await browser.get(TOKENS)), **form}
        refused = await browser.post(TOKENS, data=sent)
    assert (refused.status_code, said in refused.text) == (422, True)
    assert await office.app.keyring.do(tokens_of) == []


async def test_a_token_is_taken_back_by_its_person_and_by_who_leads(office: Office):
    for person in ("he", "he", "zhou"):
        await office.app.keyring.do(make_token, Wanted(person=PersonId(person), name="x", scopes=["read"]))
    his, other, hers = sorted(await office.app.keyring.do(tokens_of), key=lambda one: one.person)
    async with office.signed_in("he") as browser:
        form = {"form": form_in(await browser.get(TOKENS))}
        assert (await browser.post(f"{TOKENS}/{his.id}/revoke", data=form)).status_code == 303
        assert (await browser.post(f"{TOKENS}/{hers.id}/revoke", data=form)).status_code == 404
    async with office.signed_in("lin") as browser:
        form = {"form": form_in(await browser.get(TOKENS))}
        assert (await browser.post(f"{TOKENS}/{hers.id}/revoke", data=form)).status_code == 303
    assert [one.id for one in await office.app.keyring.do(tokens_of)] == [other.id]


async def test_only_who_decides_has_tokens_and_only_the_owner_webhooks(office: Office):
    async with office.signed_in("yu") as browser:
        assert (await browser.get(TOKENS)).status_code == 403
    async with office.signed_in("he") as browser:
        assert (await browser.get(TOKENS)).status_code == 200
        assert (await browser.get(HOOKS)).status_code == 403


async def test_a_webhook_is_added_tested_rested_and_removed(office: Office):
    async with office.signed_in() as browser:
        form = {"form": form_in(await browser.get(HOOKS))}
        sent = {**form, "address": "https://told.example/hook", "kind": ["request.opened"], "once": "1"}
        made = await browser.post(HOOKS, data=sent)
        assert "whsec_" in made.text
        await browser.post(HOOKS, data=sent)
        (hook,) = await office.app.keyring.do(hooks_kept)
        at = f"{HOOKS}/{hook.id}"
        assert "whsec_" not in (await browser.get(at)).text
        assert (await browser.post(f"{at}/test", data=form)).headers["location"] == at
        assert "waits" in (await browser.get(at)).text
        await browser.post(f"{at}/switch", data={**form, "on": "no"})
        assert "Switched off by hand" in (await browser.get(at)).text
        await browser.post(f"{at}/switch", data={**form, "on": "yes"})
        assert "whsec_" in (await browser.post(f"{at}/rotate", data=form)).text
        assert (await browser.post(f"{at}/remove", data=form)).headers["location"] == HOOKS
        assert (await browser.get(at)).status_code == 404
    assert await office.app.keyring.do(hooks_kept) == []


@pytest.mark.parametrize(
    "address",
    [
        "ftp://x.example/",
        "https://",
        "https://me:secret@x.example/",
        "https://x.example:0/",
        "javascript:1",
        "https://x.example/ü",
    ],
)
async def test_an_address_that_is_none_is_refused_and_kept_in_the_form(office: Office, address: str):
    async with office.signed_in() as browser:
        sent = {
            "form": form_in(await browser.get(HOOKS)),
            "address": address,
            "kind": "member.joined",
            "name": "Mine",
        }
        refused = await browser.post(HOOKS, data=sent)
    assert (refused.status_code, "no address to send to" in refused.text, "Mine" in refused.text) == (
        422,
        True,
        True,
    )
    assert await office.app.keyring.do(hooks_kept) == []
