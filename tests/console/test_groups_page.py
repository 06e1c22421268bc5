"""Groups: the worst first, by state, with their line; one group with its past, its rules, its people."""

import html
import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from tests.console.conftest import Office, form_in

from warmfield.community.events import MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId

ADVERT = "Agent for real brand soap, lowest prices! Add wechat soap8899 or scan the code to order now"
BIDI = "Leo\u202edad</title><script>alert(1)</script>"


async def say(office: Office, who: str, text: str, group: str = "parents", nickname: str = "") -> str:
    name = EventId(f"m/{who}/{datetime.now(UTC).timestamp()}")
    said = MessageSent(
        at=datetime.now(UTC),
        id=name,
        who=MemberId(f"lobby:{who}"),
        group=GroupId(group),
        nickname=nickname or f"{who} - Longze Garden",
        text=text,
    )
    await office.app.engine.take([said])
    return f"d/{name}"


def names_in(page: httpx.Response) -> list[str]:
    return [row.partition("</a>")[0].rpartition(">")[2] for row in page.text.split('<th scope="row">')[1:]]


@pytest.fixture(name="groups")
def fixture_groups(office: Office) -> list[str]:
    return [group.name for group in office.app.engine.rulebook.plan.groups.values()]


async def test_every_group_stands_with_its_state_and_a_line_in_words(office: Office, groups: list[str]):
    await say(office, "ann", "Who comes to the park on Sunday?")
    async with office.signed_in() as browser:
        page = await browser.get("/groups")
    assert sorted(names_in(page)) == sorted(groups)
    assert 'aria-label="Messages a day, oldest first: 1.' in page.text
    assert "nothing heard yet" in page.text


async def test_a_filter_is_an_address_and_counts(office: Office):
    await say(office, "ann", "Who comes to the park on Sunday?")
    async with office.signed_in() as browser:
        page = await browser.get("/groups?state=cold")
        flooded = await browser.get("/groups?state=flood")
    assert names_in(page) == ["Firefly parents"]
    assert 'aria-current="true">Gone quiet <span>1</span>' in page.text
    assert "No group is like that now" in flooded.text


async def test_an_unknown_filter_or_page_shows_what_there_is(office: Office, groups: list[str]):
    async with office.signed_in() as browser:
        page = await browser.get("/groups?state=evil&page=-3")
        beyond = await browser.get("/groups?page=99999999999999999999")
    assert len(names_in(page)) == len(groups)
    assert beyond.status_code == 200


async def test_a_group_says_why_it_stands_where_it_stands_and_draws_its_days(office: Office):
    await say(office, "ann", "Who comes to the park on Sunday?")
    async with office.signed_in() as browser:
        page = await browser.get("/groups/parents")
    assert "1 written" in page.text
    assert '<svg class="chart' in page.text
    assert "Each day in a table" in page.text
    assert "Rules in force here" in page.text


async def test_a_decision_stands_in_the_past_with_its_reason_and_opens_whole(office: Office):
    decision = await say(office, "ann", ADVERT)
    async with office.signed_in() as browser:
        group = await browser.get("/groups/parents")
        page = await browser.get(f"/decisions/{decision}")
    assert f'href="/decisions/{decision}"' in group.text
    assert page.status_code == 200
    assert "soap" in page.text
    assert "1.5" in page.text
    assert "plan.yaml:" in page.text
    assert "The member was told" in page.text


async def test_a_decision_is_taken_back_once_with_a_word_to_the_member(office: Office):
    decision = await say(office, "ann", ADVERT)
    async with office.signed_in() as browser:
        form = form_in(await browser.get(f"/decisions/{decision}"))
        undo = f"/decisions/{decision}/undo"
        done = await browser.post(undo, data={"form": form, "text": "Our mistake, sorry."})
        page = await browser.get(done.headers["location"])
        again = await browser.post(undo, data={"form": form})
        said = await browser.get(again.headers["location"])
    assert "Taken back by" in page.text
    assert "Take it back" not in page.text
    assert "taken back before" in said.text
    told = [one.action for one in await office.app.archive.sent() if one.action.id.endswith("undo/tell")]
    assert ["Our mistake, sorry." in getattr(one, "text", "") for one in told] == [True]


async def test_who_may_not_undo_has_no_button_and_no_form(office: Office):
    decision = await say(office, "ann", ADVERT)
    async with office.signed_in("mo") as browser:
        page = await browser.get(f"/decisions/{decision}")
        form = form_in(page)
        refused = await browser.post(f"/decisions/{decision}/undo", data={"form": form})
    assert "Take it back</button>" not in page.text
    assert refused.status_code == 403


@pytest.mark.parametrize(
    "path", ["/groups/elsewhere", "/groups/elsewhere/rights", "/decisions/d/nothing", "/groups/..%2f..%2fetc"]
)
async def test_what_is_not_theirs_is_not_there(office: Office, path: str):
    async with office.signed_in() as browser:
        assert (await browser.get(path)).status_code == 404


async def test_a_nickname_that_attacks_is_only_a_name(office: Office):
    decision = await say(office, "ann", ADVERT, nickname=BIDI)
    async with office.signed_in() as browser:
        for path in ("/groups/parents", f"/decisions/{decision}"):
            page = await browser.get(path)
            assert "<script>alert" not in page.text
            assert "\u202e" not in page.text
            assert "‹U+202E›" in page.text


async def test_a_past_goes_on_before_a_time_and_loses_nothing(office: Office):
    for number in range(3):
        await say(office, f"ann{number}", ADVERT)
    async with office.signed_in() as browser:
        whole = await browser.get("/groups/parents")
        later = datetime.now(UTC) + timedelta(hours=1)
        same = await browser.get("/groups/parents", params={"before": later.isoformat()})
        none = await browser.get("/groups/parents", params={"before": "2001-01-01T00:00:00+00:00"})
        odd = await browser.get("/groups/parents", params={"before": "<evil>", "show": "<evil>"})
        posts = await browser.get("/groups/parents?show=posts")
    assert whole.text.count("/decisions/d/") == same.text.count("/decisions/d/") == 3
    assert "/decisions/d/" not in none.text
    assert "Nothing was decided" in none.text
    assert "/decisions/d/" not in posts.text
    assert odd.status_code == 200


async def test_the_lobby_gives_every_right_and_a_group_kept_by_hand_has_no_connection(office: Office):
    async with office.signed_in() as browser:
        page = await browser.get("/groups/parents/rights")
    assert "a private word to a member" in page.text


async def test_page_by_page_every_decision_is_met_once(office: Office):
    """Also those that were decided in the very same moment."""
    at = datetime.now(UTC)
    told = [
        MessageSent(
            at=at + timedelta(seconds=number // 7),
            id=EventId(f"m{number}"),
            who=MemberId(f"lobby:ann{number}"),
            group=GroupId("parents"),
            nickname=f"ann{number} - Longze Garden",
            text=ADVERT,
        )
        for number in range(60)
    ]
    await office.app.engine.take(told)
    met: list[str] = []
    async with office.signed_in() as browser:
        address = "/groups/parents?show=decisions"
        while address:
            page = (await browser.get(address)).text
            met += re.findall(r'href="/decisions/d/(m\d+)"', page)
            address = html.unescape(
                page.partition('aria-label="Earlier"')[2].partition('href="')[2].partition('"')[0]
            )
    assert sorted(met) == sorted(f"m{number}" for number in range(60))
