"""A page comes quickly over a phone's connection: few files, small, compressed, kept by the browser."""

import gzip
import re

import httpx
import pytest
from tests.console.conftest import Office

from warmfield.console.frame import CHAPTERS

FIRST_LOAD = 60_000
"""Bytes over the wire for a page and all that it loads."""
PLAN_PAGE = 200_000
PATHS = [entry.path for chapter in CHAPTERS for entry in chapter.entries]


async def weight(browser: httpx.AsyncClient, path: str) -> int:
    """The page and what it loads, each as small as the server sends it."""
    page = await browser.get(path)
    assert page.status_code == 200
    files = set(re.findall(r'(?:src|href)="(/static/[^"#]+)', page.text))
    return await sent(browser, path) + sum([await sent(browser, file) for file in files])


async def sent(browser: httpx.AsyncClient, path: str) -> int:
    async with browser.stream("GET", path) as answer:
        raw = b"".join([piece async for piece in answer.aiter_raw()])
    if answer.headers.get("content-encoding") == "gzip":
        assert gzip.decompress(raw)
    return len(raw)


@pytest.mark.parametrize("path", PATHS)
async def test_a_first_load_is_small(office: Office, path: str):
    async with office.signed_in() as browser:
        assert await weight(browser, path) <= FIRST_LOAD


async def test_the_plan_in_its_editor_is_small_too(office: Office):
    async with office.signed_in() as browser:
        assert await weight(browser, "/plan/yaml") <= PLAN_PAGE


async def test_files_are_kept_for_a_year_and_their_address_changes_with_them(office: Office):
    async with office.signed_in() as browser:
        page = await browser.get("/")
        files = re.findall(r'(?:src|href)="(/static/[^"#]+)', page.text)
        assert files
        assert all("?v=" in file for file in files)
        kept = await browser.get(files[0])
    assert "immutable" in kept.headers["cache-control"]
