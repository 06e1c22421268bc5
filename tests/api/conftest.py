"""Programs that ask the API of a real home."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from tests.console.conftest import Office, open_office

from warmfield.community.ids import PersonId
from warmfield.console.scopes import SCOPES
from warmfield.console.signing.api_tokens import Wanted, make_token


@asynccontextmanager
async def program(
    office: Office, person: str = "lin", scopes: Collection[str] = tuple(SCOPES)
) -> AsyncIterator[httpx.AsyncClient]:
    """A program with a token of this person."""
    wanted = Wanted(person=PersonId(person), name="a program", scopes=scopes)
    word = await office.app.keyring.do(make_token, wanted)
    async with office.browser() as client:
        client.base_url = httpx.URL("http://console.test/api/v1/")
        client.headers["authorization"] = f"Bearer {word}"
        yield client


@pytest.fixture(name="office")
async def fixture_office(tmp_path: Path) -> AsyncIterator[Office]:
    async with open_office(tmp_path / "home") as office:
        yield office
