"""Another site posts nothing to our pages, whoever is signed in."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from warmfield.app.home import make_home
from warmfield.app.making import make
from warmfield.app.web import web


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    make_home(tmp_path / "home", "plan.yaml", "en")
    made = make(tmp_path / "home")
    await made.publish()
    running = asyncio.create_task(made.engine.run())
    inside = httpx.ASGITransport(app=web(made))
    async with httpx.AsyncClient(transport=inside, base_url="http://desk.test") as client:
        yield client
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    made.close()


FORM = {"group": "parents", "nickname": "Mia's mum"}


@pytest.mark.parametrize(
    "said",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ],
)
async def test_another_site_posts_nothing_here(browser: httpx.AsyncClient, said: dict[str, str]) -> None:
    for path in ("/lobby/join", "/by-hand/r1", "/inbox/r1", "/by-hand/paste"):
        assert (await browser.post(path, data=FORM, headers=said)).status_code == 403
    assert (await browser.get("/lobby", headers=said)).status_code == 200


@pytest.mark.parametrize("said", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://desk.test"}])
async def test_our_own_pages_do(browser: httpx.AsyncClient, said: dict[str, str]) -> None:
    assert (await browser.post("/lobby/join", data=FORM, headers=said)).status_code == 303
