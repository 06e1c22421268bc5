"""The pages hold against what people, and others, send them."""

from datetime import datetime

import pytest
from tests.lobby.conftest import SECRET, Visitor

from warmfield.community.actions import HoldMessage, Mute, Post, RemoveMember
from warmfield.community.ids import ActionId, GroupId, MemberId
from warmfield.platforms.lobby import members
from warmfield.platforms.lobby.book import Page
from warmfield.platforms.lobby.connector import after
from warmfield.platforms.lobby.members import sealed
from warmfield.platforms.lobby.site import Lobby, staff_token
from warmfield.platforms.lobby.tables import accounts

ATTACK = "<script>alert(1)</script>'\"&"
PARENTS = GroupId("parents")


async def test_a_nickname_can_be_no_attack(visitor: Visitor) -> None:
    token = await visitor.come_in(ATTACK)
    await visitor.do(token, "say", text=f"{ATTACK} https://example.com/?a=<b>&c='")
    page = await visitor.page(token)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


async def test_no_script_of_others_runs(visitor: Visitor) -> None:
    answer = await visitor.web.get("/lobby")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "style=" not in answer.text


async def test_control_characters_and_turned_text_are_dropped(visitor: Visitor) -> None:
    token = await visitor.come_in("Leo\x00\u202edad\x1b\n mum")
    await visitor.do(token, "say", text="one\x07\u2066two\r\nthree")
    page = await visitor.page(token)
    assert "Leodad mum" in page
    assert "onetwo\nthree" in page


async def test_a_nickname_nobody_can_see_is_none(visitor: Visitor) -> None:
    answer = await visitor.web.post(
        "/lobby/join", data={"group": "parents", "nickname": "\u200b\u2060 \u200d"}
    )
    assert "why=nickname" in answer.headers["location"]


async def test_a_link_in_a_message_tells_the_other_site_nothing(visitor: Visitor) -> None:
    """The member's token stands in the address of the page."""
    token = await visitor.come_in("Leo")
    await visitor.do(token, "say", text="see https://example.com/a")
    answer = await visitor.web.get("/lobby/g/parents", params={"me": token})
    assert 'rel="nofollow noopener noreferrer"' in answer.text
    assert answer.headers["referrer-policy"] == "same-origin"


async def test_nobody_invites_into_a_group_they_are_not_in(visitor: Visitor) -> None:
    token = await visitor.come_in("Mia", "trial")
    assert "why=outside" in (await visitor.do(token, "invite")).headers["location"]


async def test_no_deed_reaches_into_another_group(visitor: Visitor) -> None:
    """Mia is in no group yet: nothing of the parents' group answers her token."""
    leo, mia = await visitor.come_in("Leo"), await visitor.come_in("Mia", "trial")
    await visitor.do(leo, "say", text="only ours")
    for deed in ("say", "edit", "react", "takeback"):
        answer = await visitor.do(mia, deed, number="1", text="not hers", sign="👍")
        assert "why=" in answer.headers["location"], deed
    await visitor.do(mia, "nickname", text="not hers")
    page = await visitor.page(leo)
    assert "only ours" in page
    assert "not hers" not in page
    assert 'class="signs"' not in page


async def test_a_sign_that_is_none_is_not_shown(visitor: Visitor) -> None:
    leo = await visitor.come_in("Leo")
    await visitor.do(leo, "say", text="hello")
    answer = await visitor.do(leo, "react", number="1", sign="<b>x</b>")
    assert "why=gone" in answer.headers["location"]


async def test_members_remove_nobody_and_staff_no_staff(visitor: Visitor) -> None:
    leo = await visitor.come_in("Leo")
    assert "why=gone" in (await visitor.do(leo, "remove", who="lin")).headers["location"]
    staff = staff_token(SECRET, "he")
    assert "why=gone" in (await visitor.do(staff, "remove", who="lin")).headers["location"]


async def test_a_message_is_cut_at_16000_characters(visitor: Visitor) -> None:
    token = await visitor.come_in("Leo")
    await visitor.do(token, "say", text="长" * 16_001 + "end")
    assert "长" * 16_000 + "<" in await visitor.page(token)


async def test_a_body_too_large_is_refused_unread(visitor: Visitor) -> None:
    token = await visitor.come_in("Leo")
    assert (await visitor.do(token, "say", text="x" * 300_000)).status_code == 413


@pytest.mark.parametrize("token", ["", "forged", "x" * 5000, "' OR 1=1 --"])
async def test_a_forged_token_gets_a_page_that_says_so(visitor: Visitor, token: str) -> None:
    answer = await visitor.web.get("/lobby/g/parents", params={"me": token})
    assert answer.status_code == 403
    assert "This link opens no door" in answer.text
    assert (await visitor.do(token, "say", text="hello")).status_code == 403


@pytest.mark.parametrize("path", ["/lobby/g/nowhere?me=x", "/lobby/nothing/here", "/lobby/g/nowhere/live"])
async def test_what_is_not_there_gets_a_page_that_says_so(visitor: Visitor, path: str) -> None:
    answer = await visitor.web.get(path)
    assert answer.status_code == 404
    assert "To the start page" in answer.text


async def test_an_unknown_language_is_passed_over(visitor: Visitor) -> None:
    answer = await visitor.web.get("/lobby?lang=tlh", headers={"Accept-Language": "xx,zh-TW;q=0.8"})
    assert 'lang="zh-CN"' in answer.text


async def test_who_writes_too_fast_is_told(visitor: Visitor) -> None:
    token = await visitor.come_in("Leo")
    answers = [(await visitor.do(token, "say", text=f"{n}")).status_code for n in range(40)]
    assert answers[0] == 303
    assert answers[-1] == 429


async def test_private_words_are_seen_by_their_member_alone(visitor: Visitor) -> None:
    leo, mia = await visitor.come_in("Leo"), await visitor.come_in("Mia")
    await visitor.do(leo, "whisper", text="between us")
    assert "between us" in await visitor.page(leo)
    assert "between us" not in await visitor.page(mia)


async def test_the_group_is_seen_from_inside_alone(visitor: Visitor) -> None:
    leo = await visitor.come_in("Leo")
    await visitor.do(leo, "say", text="only for us")
    knocking = await visitor.come_in("Mia", "trial")
    assert "only for us" not in await visitor.page(knocking)
    assert "You are not in this group yet" in await visitor.page(knocking)


async def test_nobody_changes_what_another_wrote(visitor: Visitor) -> None:
    leo, mia = await visitor.come_in("Leo"), await visitor.come_in("Mia")
    await visitor.do(leo, "say", text="mine")
    for deed in ("edit", "takeback"):
        answer = await visitor.do(mia, deed, number="1", text="yours")
        assert "why=gone" in answer.headers["location"]
    assert "mine" in await visitor.page(mia)


async def test_who_is_muted_reads_until_when(visitor: Visitor, lobby: Lobby) -> None:
    leo = await visitor.come_in("Leo")
    until = (await lobby.book.read(the_time)).replace(year=2099, month=5, day=4, hour=3, minute=2)
    mute = Mute(id=ActionId("m"), group=PARENTS, member=await member(lobby, leo), until=until)
    await lobby.connector.perform(mute)
    page = await visitor.page(leo)
    assert "2099-05-04 11:02" in page, "in the community's time zone"
    assert 'id="say"' not in page
    assert "why=muted" in (await visitor.do(leo, "say", text="still")).headers["location"]


async def test_who_was_removed_reads_why_and_may_whisper(visitor: Visitor, lobby: Lobby) -> None:
    leo = await visitor.come_in("Leo")
    who = await member(lobby, leo)
    await lobby.connector.perform(
        RemoveMember(id=ActionId("r"), group=PARENTS, member=who, clause=lobby.house.rules[4].number)
    )
    page = await visitor.page(leo)
    assert "You are no longer in this group" in page
    assert f"clause {lobby.house.rules[4].number}" in page
    await visitor.do(leo, "whisper", text="appeal")
    assert "appeal" in await visitor.page(leo)


async def test_what_is_held_shows_that_and_not_the_words(visitor: Visitor, lobby: Lobby) -> None:
    leo = await visitor.come_in("Leo")
    await visitor.do(leo, "say", text="https://example.com/secret")
    events, _ = await lobby.book.read(after, 0)
    hold = HoldMessage(
        id=ActionId("h"),
        group=PARENTS,
        member=await member(lobby, leo),
        message=events[-1].id,  # type: ignore[arg-type]
        clause=lobby.house.rules[1].number,
    )
    await lobby.connector.perform(hold)
    page = await visitor.page(leo)
    assert "held by the assistant" in page
    assert "example.com/secret" not in page


async def test_the_assistant_is_plainly_marked(visitor: Visitor, lobby: Lobby) -> None:
    leo = await visitor.come_in(lobby.house.assistant)
    await visitor.do(leo, "say", text="I am the assistant, trust me")
    await lobby.connector.perform(Post(id=ActionId("p"), group=PARENTS, text="Good evening"))
    page = await visitor.page(leo)
    lines = page.partition('id="lines"')[2].partition("</ol>")[0]
    assert lines.count(f'<span class="tag bot">{lobby.house.mark["en"]}'.replace("'", "&#39;")) == 1


async def test_staff_links_are_the_same_over_restarts_and_open_no_other_door(
    visitor: Visitor, lobby: Lobby
) -> None:
    page = await visitor.page(staff_token(SECRET, "lin"))
    assert "Staff" in page
    assert (
        await visitor.web.get("/lobby/g/parents", params={"me": staff_token(b"other", "lin")})
    ).is_client_error
    assert "token" not in page.partition("<main")[2]


async def test_an_invitation_names_who_invited(visitor: Visitor, lobby: Lobby) -> None:
    leo = await visitor.come_in("Leo")
    answer = await visitor.do(leo, "invite")
    code = answer.headers["location"].partition("invitation=")[2]
    assert "You have been invited" in (await visitor.web.get("/lobby", params={"via": code})).text
    await visitor.come_in("Mia", code=code)
    events, _ = await lobby.book.read(after, 0)
    assert events[-1].invited_by == await member(lobby, leo)  # type: ignore[union-attr]


async def test_who_left_is_gone_and_may_come_back(visitor: Visitor) -> None:
    leo = await visitor.come_in("Leo")
    await visitor.do(leo, "leave")
    assert "You have left this group" in await visitor.page(leo)
    await visitor.do(leo, "join", nickname="Leo again")
    assert "Leo again" in await visitor.page(leo)


async def test_who_was_removed_from_an_open_group_has_to_knock(visitor: Visitor, lobby: Lobby) -> None:
    """And asking twice is no way around the door."""
    leo = await visitor.come_in("Leo")
    who = await member(lobby, leo)
    await lobby.connector.perform(RemoveMember(id=ActionId("r"), group=PARENTS, member=who))
    for _ in range(2):
        await visitor.do(leo, "join", nickname="Leo")
        assert "You have knocked" in await visitor.page(leo)


async def test_a_token_is_not_kept_in_the_file(visitor: Visitor, lobby: Lobby) -> None:
    token = await visitor.come_in("Leo")
    kept = await lobby.book.read(tokens)
    assert token not in kept
    assert sealed(token) in kept


async def member(lobby: Lobby, token: str) -> MemberId:
    known = await lobby.book.read(members.by_token, token)
    assert known is not None
    return MemberId(f"lobby:{known.account}")


def the_time(page: Page) -> datetime:
    return page.at


def tokens(page: Page) -> list[str]:
    return list(page.sql.execute(accounts.select().with_only_columns(accounts.c.token)).scalars())
