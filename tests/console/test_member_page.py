"""A member's page: all that is known, and what staff do about it, with their name and a reason."""

import json
from datetime import UTC, datetime, timedelta
from typing import get_args

import httpx
import pytest
from tests.console.conftest import Office, form_in
from tests.console.test_groups_page import ADVERT, BIDI, say

from warmfield.community.events import MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.member_commands import MemberCommand
from warmfield.community.records import MemberRecord

ANN = "/members/lobby:ann"


async def send(browser: httpx.AsyncClient, path: str, **fields: str) -> httpx.Response:
    return await browser.post(f"{ANN}/{path}", data={"form": form_in(await browser.get(ANN)), **fields})


def record(office: Office) -> MemberRecord:
    found = office.app.store.view().get(MemberRecord, "lobby:ann")
    assert found is not None
    return found


async def test_the_page_says_what_is_known_decided_and_written(office: Office):
    await say(office, "ann", "Who comes to the park on Sunday?")
    await say(office, "ann", ADVERT)
    async with office.signed_in() as browser:
        page = await browser.get(ANN)
    assert "ann - Longze Garden" in page.text
    assert "Who comes to the park on Sunday?" in page.text
    assert 'href="/decisions/d/m/ann' in page.text
    assert "Longze Garden</bdi></a>" in page.text


async def test_facts_are_kept_with_who_gave_them(office: Office):
    await say(office, "ann", "Hello")
    async with office.signed_in() as browser:
        done = await send(
            browser, "facts", grade="student", joined="2026-01-05", paid="on", leave="2099-02-01"
        )
        page = await browser.get(ANN)
    assert done.headers["location"] == "/members/lobby%3Aann#facts"
    known = record(office)
    assert (known.grade, known.paid) == ("student", True)
    assert known.on_leave_until is not None
    assert "on leave until" in page.text
    last = await office.app.archive.journal(kinds=["member_facts"], who=MemberId("lobby:ann"))
    assert [one.event.by for one in last] == ["lin"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("path", "fields", "sentence"),
    [
        ("facts", {"grade": "king", "joined": ""}, "Please choose one of these."),
        ("facts", {"joined": "2099-01-01"}, "That day is still ahead."),
        ("facts", {"leave": "soon"}, "Please choose a day."),
        ("note", {"note": "  \u200b "}, "Please fill this in."),
        ("note", {"note": "x" * 1001}, "That is too long"),
        ("consent", {"about": "soul", "given": "yes", "how": "spoken"}, "Please choose one of these."),
        (
            "measure",
            {"group": "parents", "rung": "banish", "clause": "1.5", "text": "x"},
            "choose one of these",
        ),
        ("measure", {"group": "parents", "rung": "mute", "clause": "9.9", "text": "x"}, "hold in that group"),
        (
            "measure",
            {"group": "trial", "rung": "mute", "clause": "1.5", "text": "x"},
            "in this group any more",
        ),
        (
            "measure",
            {"group": "parents", "rung": "mute", "clause": "1.5", "text": ""},
            "Please fill this in.",
        ),
        ("nickname", {"group": "parents", "nickname": "\u202e"}, "Please fill this in."),
        ("nickname", {"group": "elsewhere", "nickname": "Leo"}, "in this group any more"),
    ],
)
async def test_what_cannot_be_right_is_said_and_nothing_happens(
    office: Office, path: str, fields: dict[str, str], sentence: str
):
    await say(office, "ann", "Hello")
    async with office.signed_in() as browser:
        refused = await send(browser, path, **fields)
    assert refused.status_code == 422
    assert sentence in refused.text.replace("&#39;", "'")
    asked = [str(one.__struct_config__.tag) for one in get_args(MemberCommand)]
    assert await office.app.archive.journal(kinds=[*asked, "member_facts"]) == []


async def test_what_was_typed_stays_when_something_else_is_wrong(office: Office):
    await say(office, "ann", "Hello")
    async with office.signed_in() as browser:
        refused = await send(
            browser, "measure", group="parents", rung="mute", clause="9.9", text="Three kind words before"
        )
    assert "Three kind words before" in refused.text


async def test_a_mute_by_hand_is_told_and_taken_back_from_the_snackbar(office: Office):
    await say(office, "ann", "Hello")
    async with office.signed_in() as browser:
        done = await send(
            browser,
            "measure",
            group="parents",
            rung="mute",
            clause="1.5",
            text="Three words before",
            hours="6",
        )
        assert done.status_code == 303
        page = await browser.get(ANN)
        undo = page.text.partition('class="snack"')[2].partition('action="')[2].partition('"')[0]
        assert "muted until" in page.text
        taken_back = await browser.post(undo, data={"form": form_in(page)})
        after = await browser.get(ANN)
    assert taken_back.status_code == 303
    assert "muted until" not in after.text
    decided = await office.app.archive.decisions(member=MemberId("lobby:ann"))
    [decision] = [one for one in decided if one.decided_by == "lin"]
    assert (decision.rung, decision.decided_by, decision.undone_by) == ("mute", "lin", "lin")
    assert "Three words before" in decision.told[0]


async def test_nobody_steps_in_against_themselves(office: Office):
    account = next(iter(office.app.engine.rulebook.accounts("lin", "lobby")))
    said = MessageSent(
        at=datetime.now(UTC),
        id=EventId("s"),
        who=account,
        group=GroupId("parents"),
        nickname="Lin",
        text="Hi",
    )
    await office.app.engine.take([said])
    async with office.signed_in() as browser:
        page = await browser.get(f"/members/{account}")
        form = {"form": form_in(page), "group": "parents", "rung": "mute", "clause": "1.5", "text": "x"}
        refused = await browser.post(f"/members/{account}/measure", data=form)
    assert "Warn, mute or remove" not in page.text
    assert refused.status_code == 422


async def test_what_somebody_agreed_to_stands_with_day_way_and_name(office: Office):
    await say(office, "ann", "Hello")
    async with office.signed_in() as browser:
        await send(browser, "consent", about="nickname", given="yes", how="in_writing")
        page = await browser.get(ANN)
        await send(browser, "consent", about="nickname", given="no", how="spoken")
        later = await browser.get(ANN)
    assert "in writing · Ms Lin" in page.text or "in writing" in page.text
    assert "not agreed" in later.text
    assert [one.given for one in record(office).consents] == [True, False]


async def test_a_note_is_read_by_the_team_and_handed_out_to_the_member(office: Office):
    await say(office, "ann", "Hello")
    async with office.signed_in() as browser:
        await send(browser, "note", note="Rang her back.\n<script>alert(1)</script>")
        page = await browser.get(ANN)
        handed = await browser.get(f"{ANN}/export")
    assert "Rang her back." in page.text
    assert "<script>alert" not in page.text
    kept = json.loads(handed.text)
    assert handed.headers["content-disposition"] == 'attachment; filename="lobby-ann.json"'
    assert next(one for one in kept["events"] if one["kind"] == "note_written")["text"].startswith("Rang her")


async def test_words_of_a_note_go_when_the_plan_says_and_consent_stays(office: Office):
    await say(office, "ann", "Hello")
    async with office.signed_in() as browser:
        await send(browser, "note", note="Rang her back.")
        await send(browser, "consent", about="photos", given="yes", how="in_writing")
        ahead = datetime.now(UTC) + timedelta(days=400)
        await office.app.engine.between(lambda: office.app.store.forget(ahead, ahead))
        page = await browser.get(ANN)
    assert "Rang her back." not in page.text
    assert "(older than the plan keeps words)" in page.text
    assert "in writing" in page.text


async def test_a_double_click_is_one_note(office: Office):
    await say(office, "ann", "Hello")
    async with office.signed_in() as browser:
        form = form_in(await browser.get(ANN))
        for _ in range(2):
            await browser.post(f"{ANN}/note", data={"form": form, "once": "same", "note": "Once"})
    assert len(await office.app.archive.journal(kinds=["note_written"], who=MemberId("lobby:ann"))) == 1


async def test_a_nickname_is_put_right_where_the_platform_lets_us(office: Office):
    await say(office, "ann", "Hello", nickname="ann")
    async with office.signed_in() as browser:
        done = await send(browser, "nickname", group="parents", nickname="Leo mum - Longze Garden")
    assert done.status_code == 303
    sent = [one.action for one in await office.app.archive.sent()]
    assert any(getattr(one, "nickname", "") == "Leo mum - Longze Garden" for one in sent)


async def test_support_keeps_facts_and_notes_but_neither_measures_nor_erases(office: Office):
    await say(office, "ann", "Hello")
    people = office.app.engine.rulebook.plan.people
    (support,) = (who for who, one in people.items() if set(one.roles) == {"support"})
    async with office.signed_in(support) as browser:
        page = await browser.get(ANN)
        assert (await send(browser, "note", note="Rang back")).status_code == 303
        for path in ("measure", "nickname", "erase"):
            assert (await send(browser, path)).status_code == 403
        assert (await browser.get(f"{ANN}/export")).status_code == 403
    assert "Step in by hand" not in page.text


@pytest.mark.parametrize("path", ["", "/export", "/erase", "/facts", "/note", "/measure"])
@pytest.mark.parametrize("who", ["lobby:nobody", "erased:0011", "x%2F..%2Fetc", "%00"])
async def test_nobody_and_nothing_is_not_there(office: Office, path: str, who: str):
    async with office.signed_in() as browser:
        form = form_in(await browser.get("/members"))
        if path in ("", "/export", "/erase"):
            assert (await browser.get(f"/members/{who}{path}")).status_code == 404
        if path not in ("", "/export"):
            assert (await browser.post(f"/members/{who}{path}", data={"form": form})).status_code == 404


async def test_a_nickname_that_attacks_is_only_a_name(office: Office):
    await say(office, "ann", BIDI, nickname=BIDI)
    async with office.signed_in() as browser:
        for path in ("/members", ANN, f"{ANN}/erase"):
            page = await browser.get(path)
            assert page.status_code == 200
            assert "<script>alert" not in page.text
            assert "\u202e" not in page.text
