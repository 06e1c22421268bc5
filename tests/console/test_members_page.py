"""Members are found by name, place and account; narrowed by what they are; and kept true turn by turn."""

from datetime import UTC, datetime

import httpx
import pytest
from tests.console.conftest import Office
from tests.console.test_groups_page import BIDI, say

from warmfield.community.events import Left
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.staff_commands import MemberFacts


async def listed(browser: httpx.AsyncClient, query: str = "") -> list[str]:
    page = await browser.get(f"/members{query}")
    assert page.status_code == 200
    rows = page.text.split('<th scope="row">')[1:]
    return [row.partition("</bdi></a>")[0].rpartition("<bdi>")[2] for row in rows]


async def facts(office: Office, who: str, **known: object) -> None:
    told = MemberFacts(
        at=datetime.now(UTC), id=EventId(f"f/{who}"), who=MemberId(f"lobby:{who}"), by="lin", **known
    )
    await office.app.engine.take([told])


async def test_a_member_is_found_by_a_piece_of_the_nickname_the_place_or_the_account(office: Office):
    await say(office, "ann", "Hello", nickname="Leo mum - Longze Garden")
    await say(office, "bea", "Hello", nickname="Mia dad - Jinyu Park")
    async with office.signed_in() as browser:
        assert await listed(browser, "?q=longze") == ["Leo mum - Longze Garden"]
        assert await listed(browser, "?q=jinyu+mia") == ["Mia dad - Jinyu Park"]
        assert await listed(browser, "?q=lobby:ann") == ["Leo mum - Longze Garden"]
        assert await listed(browser, "?q=nobody") == []


async def test_who_wrote_last_stands_first(office: Office):
    for who in ("ann", "bea", "cleo"):
        await say(office, who, "Hello")
    async with office.signed_in() as browser:
        assert (await listed(browser))[:3] == [
            "cleo - Longze Garden",
            "bea - Longze Garden",
            "ann - Longze Garden",
        ]


async def test_a_list_is_narrowed_by_group_grade_and_what_they_are(office: Office):
    await say(office, "ann", "Hello")
    await say(office, "bea", "Hello", group="trial")
    await facts(office, "ann", grade="student", on_leave_until=datetime(2099, 1, 1, tzinfo=UTC))
    async with office.signed_in() as browser:
        assert await listed(browser, "?group=trial") == ["bea - Longze Garden"]
        assert await listed(browser, "?grade=student") == ["ann - Longze Garden"]
        assert await listed(browser, "?only=leave") == ["ann - Longze Garden"]
        assert await listed(browser, "?only=silent&q=ann") == []
        assert len(await listed(browser, "?group=evil&grade=evil&only=evil&page=x")) >= 2


async def test_what_changes_while_the_page_is_open_is_in_the_next_one(office: Office):
    async with office.signed_in() as browser:
        assert await listed(browser, "?q=ann") == []
        await say(office, "ann", "Hello")
        assert await listed(browser, "?q=ann") == ["ann - Longze Garden"]
        await office.app.engine.take(
            [Left(at=datetime.now(UTC), id=EventId("l"), who=MemberId("lobby:ann"), group=GroupId("parents"))]
        )
        assert await listed(browser, "?q=ann") == []
        assert await listed(browser, "?q=ann&only=left") == ["ann - Longze Garden"]


async def test_a_manager_of_one_group_finds_only_its_members(office: Office):
    await say(office, "ann", "Hello")
    await say(office, "bea", "Hello", group="trial")
    groups = office.app.engine.rulebook.plan.groups
    only = {at for at, group in groups.items() if "he" in (group.owner, *group.managers, *group.helpers)}
    async with office.signed_in("he") as browser:
        found = await listed(browser)
        elsewhere = await browser.get("/members/lobby:bea")
    assert ("bea - Longze Garden" in found) == ("trial" in only or not only)
    assert elsewhere.status_code == (200 if "trial" in only or not only else 404)


@pytest.mark.parametrize("person", ["mo", "tang"])
async def test_who_has_no_business_with_members_sees_none(office: Office, person: str):
    await say(office, "ann", "Hello")
    async with office.signed_in(person) as browser:
        assert (await browser.get("/members")).status_code == 403
        assert (await browser.get("/members/lobby:ann")).status_code == 403
        assert "ann - Longze" not in (await browser.get("/search?q=ann")).text


async def test_one_search_finds_members_groups_and_rules(office: Office):
    await say(office, "ann", "Hello")
    async with office.signed_in() as browser:
        ann = (await browser.get("/search?q=ANN")).text
        firefly = (await browser.get("/search?q=firefly")).text
        rule = (await browser.get("/search?q=1.5")).text
        empty = await browser.get("/search")
        odd = (await browser.get("/search", params={"q": f"{BIDI}\u202e"})).text
    assert 'href="/members/lobby%3Aann"' in ann
    assert 'href="/groups/parents"' in firefly
    assert 'href="/plan?line=' in rule
    assert empty.status_code == 200
    assert "<script>alert" not in odd
    assert "Nothing found" in odd
