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
from warmfield.community.events import MessageSent, Whispered
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.requests import Request

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
