"""Erased while it runs: in no file, in no memory, on no page; and nothing that waited for them goes out."""

from pathlib import Path

import httpx
import pytest
from tests.console.conftest import Office, form_in, open_office
from tests.console.test_groups_page import ADVERT, say

from warmfield.community.draft import membership_key
from warmfield.community.ids import MemberId
from warmfield.community.records import MemberRecord, MembershipRecord

WHO, NAME, WORDS = "annabel7", "Marmaduke mum - Longze Garden", "cinnamon biscuits"
PAGE = f"/members/lobby:{WHO}"


def left_in_files(home: Path, *words: str) -> list[str]:
    return [
        f"{word} in {file.name}"
        for file in sorted(home.iterdir())
        if file.is_file()
        for word in words
        if word.encode() in file.read_bytes()
    ]


async def erase(browser: httpx.AsyncClient, typed: str = f"lobby:{WHO}") -> httpx.Response:
    asked = await browser.get(f"{PAGE}/erase")
    return await browser.post(f"{PAGE}/erase", data={"form": form_in(asked), "account": typed})


async def test_nothing_of_an_erased_member_is_left_anywhere(tmp_path: Path):
    home = tmp_path / "home"
    async with open_office(home) as office:
        await say(office, WHO, f"Who would like {WORDS}?", nickname=NAME)
        await say(office, WHO, ADVERT, nickname=NAME)
        async with office.signed_in() as browser:
            form = form_in(await browser.get(PAGE))
            note = {"form": form, "note": f"She bakes {WORDS}."}
            assert (await browser.post(f"{PAGE}/note", data=note)).status_code == 303
            done = await erase(browser)
            assert done.headers["location"] == "/members"
            assert left_in_files(home, f"lobby:{WHO}", "Marmaduke", WORDS, "soap8899") == []
            view = office.app.store.view()
            assert view.get(MemberRecord, f"lobby:{WHO}") is None
            assert view.get(MembershipRecord, membership_key("parents", f"lobby:{WHO}")) is None  # type: ignore[arg-type]
            for path in ("/members", "/groups/parents", "/", "/inbox", f"/search?q={WHO}"):
                page = await browser.get(path)
                assert "Marmaduke" not in page.text, path
                assert f"lobby:{WHO}" not in page.text, path
            assert (await browser.get(PAGE)).status_code == 404
            assert (await browser.get("/members?q=erased&only=left")).text.count('<th scope="row">') == 0
    assert left_in_files(home, f"lobby:{WHO}", "Marmaduke", WORDS, "soap8899") == []


async def test_the_decision_stays_and_names_nobody(office: Office):
    decision = await say(office, WHO, ADVERT, nickname=NAME)
    async with office.signed_in() as browser:
        await erase(browser)
        group, page = await browser.get("/groups/parents"), await browser.get(f"/decisions/{decision}")
    assert "somebody who was erased" in group.text
    assert page.status_code == 200
    assert "/members/erased" not in page.text
    [kept] = await office.app.archive.decisions()
    assert kept.member.startswith("erased:")
    assert [one.clause for one in kept.findings] == ["1.5"]
    assert (kept.quote, kept.told) == ("", ())
    assert decision.startswith("d/m/")


async def test_the_engine_goes_on_and_who_writes_again_is_new(office: Office):
    await say(office, WHO, "Hello", nickname=NAME)
    async with office.signed_in() as browser:
        await erase(browser)
        await say(office, WHO, "Here I am again", nickname="Someone new - Longze Garden")
        page = await browser.get(PAGE)
    assert "Someone new" in page.text
    assert "Marmaduke" not in page.text


async def test_who_erased_stands_in_the_journal_but_not_whom(office: Office):
    await say(office, WHO, "Hello", nickname=NAME)
    async with office.signed_in() as browser:
        await erase(browser)
    [last] = await office.app.archive.journal(kinds=["member_facts"], limit=1)
    assert last.event.by == "lin"  # type: ignore[union-attr]
    assert last.event.who.startswith("erased:")  # type: ignore[union-attr]


@pytest.mark.parametrize("typed", ["", WHO, f"lobby:{WHO}x", "LOBBY:ANN"])
async def test_nothing_is_erased_unless_the_account_is_typed(office: Office, typed: str):
    await say(office, WHO, "Hello", nickname=NAME)
    async with office.signed_in() as browser:
        refused = await erase(browser, typed)
        assert refused.status_code == 422
        assert "Please type the account" in refused.text
        assert (await browser.get(PAGE)).status_code == 200


async def test_a_manager_can_neither_hand_out_nor_erase(office: Office):
    await say(office, WHO, "Hello", nickname=NAME)
    async with office.signed_in("he") as browser:
        page = await browser.get(PAGE)
        form = form_in(page)
        assert (await browser.get(f"{PAGE}/erase")).status_code == 403
        refused = await browser.post(f"{PAGE}/erase", data={"form": form, "account": f"lobby:{WHO}"})
        assert refused.status_code == 403
        assert (await browser.get(f"{PAGE}/export")).status_code == 403
    assert "Hand out everything" not in page.text


async def test_somebody_of_the_team_is_not_erased(office: Office):
    account = next(iter(office.app.engine.rulebook.accounts("he", "lobby")))
    await say(office, account.removeprefix("lobby:"), "Hello", nickname="He")
    async with office.signed_in() as browser:
        form = form_in(await browser.get(f"/members/{account}/erase"))
        refused = await browser.post(
            f"/members/{account}/erase", data={"form": form, "account": str(MemberId(account))}
        )
    assert refused.status_code == 422
    assert "somebody of the team" in refused.text
    assert office.app.store.view().get(MemberRecord, account) is not None
