"""The console on a real store and engine, asked as a browser asks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
import structlog

from warmfield.app.home import make_home
from warmfield.app.making import App, make
from warmfield.app.web import web
from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring import make_link

ADDRESS = "http://console.test"


@pytest.fixture(autouse=True)
def fixture_own_logs() -> None:
    """A command that was run before in this process may have left its log in a file that is closed by now."""
    structlog.reset_defaults()


class Office:
    """A home with its engine running."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._web = web(app)

    def browser(
        self, language: str = "en", at: str = ADDRESS, *, faults_raised: bool = True
    ) -> httpx.AsyncClient:
        """A browser of its own, that nobody is signed in to."""
        headers = {"accept-language": language}
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self._web, raise_app_exceptions=faults_raised),
            base_url=at,
            headers=headers,
            follow_redirects=False,
        )

    @asynccontextmanager
    async def signed_in(
        self, person: str = "lin", language: str = "en", at: str = ADDRESS
    ) -> AsyncIterator[httpx.AsyncClient]:
        word = await self.app.keyring.do(make_link, PersonId(person))
        async with self.browser(language, at) as browser:
            came = await browser.post("/sign-in/link", data={"word": word})
            assert came.status_code == 303
            yield browser


@pytest.fixture(name="office")
async def fixture_office(tmp_path: Path) -> AsyncIterator[Office]:
    """The reference plan in English, with its lobby groups."""
    async with open_office(tmp_path / "home") as office:
        yield office


@asynccontextmanager
async def open_office(home: Path, language: str = "en") -> AsyncIterator[Office]:
    make_home(home, "plan.yaml", language)
    app = make(home)
    running = asyncio.create_task(app.engine.run())
    try:
        yield Office(app)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        app.close()


def form_in(page: httpx.Response) -> str:
    """The token that stands in the page's forms."""
    return page.text.partition('name="form" value="')[2].partition('"')[0]
