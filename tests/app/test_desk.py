"""The page of requests: who may answer, and that an answer counts once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from warmfield.app.home import make_home
from warmfield.app.making import App, make
from warmfield.app.web import web
from warmfield.community.events import MessageSent, PlanPublished, Whispered
from warmfield.community.ids import EventId, GroupId, MemberId, RequestId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.community.roster import SweepRecord, ToldMember
from warmfield.engine.ports import Turn

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LEO = MemberId("lobby:leo")


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    make_home(tmp_path / "home", "plan.yaml", "en")
    made = make(tmp_path / "home")
    await made.publish()
    running = asyncio.create_task(made.engine.run())
    said = {"at": NOW, "who": LEO, "group": GroupId("parents"), "nickname": "Leo's dad"}
    await made.engine.take(
        [
            MessageSent(**said, id=EventId("m1"), text="good evening"),  # type: ignore[arg-type]
            Whispered(**said, id=EventId("w1"), text="/link https://example.com/a"),  # type: ignore[arg-type]
        ]
    )
    yield made
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    made.close()


@pytest.fixture
async def browser(app: App) -> AsyncIterator[httpx.AsyncClient]:
    inside = httpx.ASGITransport(app=web(app))
    async with httpx.AsyncClient(transport=inside, base_url="http://desk.test") as client:
        yield client


def answers(app: App, who: str) -> dict[str, str]:
    return {"me": app.lobby.staff_token(who), "request": "r1", "answer": "approve"}


def asked(app: App) -> Request:
    found = app.store.view().get(Request, "r1")
    assert found is not None
    return found


async def test_staff_who_decide_nothing_see_the_request_and_may_not_answer(
    app: App, browser: httpx.AsyncClient
) -> None:
    page = await browser.get("/byhand", params={"me": app.lobby.staff_token("shen")})
    assert "https://example.com/a" in page.text
    assert "The owner, a deputy or a manager decides this." in page.text
    assert 'value="approve"' not in page.text
    assert (await browser.post("/byhand/answer", data=answers(app, "shen"))).status_code == 403
    assert asked(app).state == "open"


async def test_a_double_click_is_one_answer(app: App, browser: httpx.AsyncClient) -> None:
    for _ in range(2):
        assert (await browser.post("/byhand/answer", data=answers(app, "lin"))).status_code == 303
    assert (asked(app).state, asked(app).answered_by) == ("approved", "lin")
    assert app.store.seen([EventId("desk/r1/approve/lin")]) == {"desk/r1/approve/lin"}


LIST = Request(
    id=RequestId("r1"),
    sort="lurkers",
    at=NOW,
    group=GroupId("parents"),
    title="Two are silent",
    subject={"members": "lobby:leo\nlobby:mia", "why": "1. Leo's dad: silent since 2026-01-01"},
)


@pytest.fixture
async def with_list(tmp_path: Path) -> AsyncIterator[App]:
    """A home in which a list of two silent members waits for an answer."""
    make_home(tmp_path / "list", "plan.yaml", "en")
    made = make(tmp_path / "list")
    proposed = tuple(ToldMember(MemberId(f"lobby:{name}"), 0.0) for name in ("leo", "mia"))
    sweep = SweepRecord(id=GroupId("parents"), proposed=proposed, request=LIST.id)
    event = PlanPublished(at=NOW, id=EventId("p"), version="1")
    made.store.commit([Turn(event=event, records=(LIST, sweep, InboxRecord(open=(LIST.id,), made=1)))])
    await made.publish()
    running = asyncio.create_task(made.engine.run())
    yield made
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    made.close()


async def test_what_stands_beside_an_answer_is_asked_back_where_it_is_unclear(with_list: App) -> None:
    """The list of silent members says why, and takes who may stay."""
    inside = httpx.ASGITransport(app=web(with_list))
    async with httpx.AsyncClient(transport=inside, base_url="http://desk.test") as browser:
        form = answers(with_list, "lin")
        page = await browser.get("/byhand", params={"me": form["me"]})
        assert "1. Leo&#39;s dad: silent since 2026-01-01" in page.text
        unclear = await browser.post("/byhand/answer", data={**form, "beside": "except 99"})
        assert (unclear.status_code, "I don&#39;t understand “99”" in unclear.text) == (409, True)
        assert asked(with_list).state == "open"
        assert (await browser.post("/byhand/answer", data={**form, "beside": "except 2"})).status_code == 303
    assert (asked(with_list).state, asked(with_list).answered_by) == ("approved", "lin")


async def test_an_answer_of_no_known_length_or_of_endless_length_is_not_read(
    app: App, browser: httpx.AsyncClient
) -> None:
    long = {**answers(app, "lin"), "more": "x" * 20_000}
    assert (await browser.post("/byhand/answer", data=long)).status_code == 413


@pytest.mark.parametrize(
    "said",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
async def test_another_site_posts_nothing_here(
    app: App, browser: httpx.AsyncClient, said: dict[str, str]
) -> None:
    form = {"group": "parents", "nickname": "Mia's mum"}
    for path, data in (("/lobby/join", form), ("/byhand/answer", answers(app, "lin"))):
        assert (await browser.post(path, data=data, headers=said)).status_code == 403
    assert asked(app).state == "open"
    assert (await browser.get("/lobby", headers=said)).status_code == 200


@pytest.mark.parametrize("said", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://desk.test"}])
async def test_our_own_pages_do(browser: httpx.AsyncClient, said: dict[str, str]) -> None:
    form = {"group": "parents", "nickname": "Mia's mum"}
    assert (await browser.post("/lobby/join", data=form, headers=said)).status_code == 303
