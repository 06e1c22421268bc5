"""The lobby's pages on a real file, without an engine: what members do, and what they see."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from warmfield.plan.load import load
from warmfield.plan.reference import text
from warmfield.plan.rulebook import Rulebook
from warmfield.platforms.lobby.routes import routes
from warmfield.platforms.lobby.site import Lobby

SECRET = b"only for tests"


@pytest.fixture
async def lobby(tmp_path: Path) -> AsyncIterator[Lobby]:
    plan = load(text("en"), "plan.yaml").plan
    assert plan is not None
    rulebook = Rulebook(plan)
    made = Lobby(tmp_path / "lobby.db", rulebook, SECRET)
    await made.publish(rulebook)
    yield made
    made.book.close()


class Visitor:
    """A browser without JavaScript."""

    def __init__(self, lobby: Lobby) -> None:
        inside = httpx.ASGITransport(app=Starlette(routes=routes(lobby)))
        self.web = httpx.AsyncClient(transport=inside, base_url="http://lobby.test")

    async def come_in(self, nickname: str, group: str = "parents", code: str = "") -> str:
        """Give the member's token."""
        form = {"group": group, "nickname": nickname, "code": code}
        answer = await self.web.post("/lobby/join", data=form)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"].partition("me=")[2]

    async def do(self, token: str, deed: str, **form: str) -> httpx.Response:
        return await self.web.post(f"/lobby/g/parents/{deed}", data={"me": token, **form})

    async def page(self, token: str, group: str = "parents", **more: str) -> str:
        answer = await self.web.get(f"/lobby/g/{group}", params={"me": token, **more})
        assert answer.status_code == 200
        return answer.text


@pytest.fixture
async def visitor(lobby: Lobby) -> AsyncIterator[Visitor]:
    one = Visitor(lobby)
    yield one
    await one.web.aclose()
