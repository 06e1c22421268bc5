"""Fetching from a real server that redirects, dawdles, floods and lies."""

import asyncio
import gzip
import tracemalloc
from collections.abc import Sequence
from ipaddress import ip_network

import pytest
from tests.feeds.site import Site, moved, page

from warmfield.feeds.feed_failed import FeedFailed
from warmfield.feeds.fetch import MOST, Fetcher


async def refused(fetcher: Fetcher, address: str) -> str:
    with pytest.raises(FeedFailed) as told:
        await fetcher.fetch(address)
    return str(told.value)


async def test_a_page_comes_with_what_the_next_asking_needs(site: Site, fetcher: Fetcher):
    site.pages["/feed"] = page(b"<rss/>", etag='"7"', last_modified="Mon, 02 Mar 2026 08:00:00 GMT")
    fetched = await fetcher.fetch(site.at("/feed"))
    assert fetched is not None
    assert (fetched.body, fetched.etag) == (b"<rss/>", '"7"')
    site.pages["/feed"] = page(b"", "304 Not Modified")
    assert await fetcher.fetch(site.at("/feed"), fetched.etag, fetched.modified) is None
    assert site.header("If-None-Match") == '"7"'
    assert site.header("If-Modified-Since") == "Mon, 02 Mar 2026 08:00:00 GMT"


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.2/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706434/",
    ],
)
async def test_a_redirect_into_a_private_network_is_not_followed(site: Site, fetcher: Fetcher, to: str):
    site.pages["/feed"] = moved(to)
    assert "private network" in await refused(fetcher, site.at("/feed"))
    assert len(site.asked) == 1


async def test_a_name_that_leads_into_a_private_network_is_not_asked(site: Site):
    async def inward(host: str, port: int) -> Sequence[str]:
        return ["10.1.2.3", "fd00::1"]

    assert "private network" in await refused(Fetcher(resolve=inward), "http://feed.example/")


async def test_a_name_is_looked_up_once_and_that_very_address_is_asked(site: Site):
    """A name server that answers otherwise the second time is never asked a second time."""
    answers = [["127.0.0.1"], ["10.0.0.1"]]

    async def changing(host: str, port: int) -> Sequence[str]:
        return answers.pop(0)

    site.pages["/feed"] = page(b"<rss/>")
    fetcher = Fetcher([ip_network("127.0.0.1/32")], resolve=changing)
    fetched = await fetcher.fetch(site.at("/feed", host="feed.example"))
    assert fetched is not None
    assert fetched.address == site.at("/feed", host="feed.example")
    assert site.header("Host") == f"feed.example:{site.port}"
    assert answers == [["10.0.0.1"]]


async def test_a_redirect_to_another_name_is_looked_up_anew(site: Site):
    async def by_name(host: str, port: int) -> Sequence[str]:
        return {"a.example": ["127.0.0.1"], "b.example": ["192.168.1.1"]}[host]

    site.pages["/feed"] = moved("http://b.example/feed", "301 Moved Permanently")
    fetcher = Fetcher([ip_network("127.0.0.1/32")], resolve=by_name)
    assert "b.example leads into a private network" in await refused(fetcher, site.at("/feed", "a.example"))


async def test_redirects_end_somewhere(site: Site, fetcher: Fetcher):
    site.pages["/a"], site.pages["/b"] = moved("/b"), moved("/a", "307 Temporary Redirect")
    assert "redirects more than 4 times" in await refused(fetcher, site.at("/a"))
    assert len(site.asked) == 5


async def test_a_relative_redirect_leads_on(site: Site, fetcher: Fetcher):
    site.pages["/a"], site.pages["/x/feed"] = moved("x/feed"), page(b"[]")
    fetched = await fetcher.fetch(site.at("/a"))
    assert fetched is not None
    assert fetched.address == site.at("/x/feed")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://files.example/a",
        "gopher://x.example",
        "http://",
        "http://user:pass@x.example/",
        "//x",
        "",
        "http://[::1",
    ],
)
async def test_what_is_no_address_of_the_web_is_told(fetcher: Fetcher, address: str):
    assert "no address" in await refused(fetcher, address)


async def test_a_redirect_out_of_the_web_is_not_followed(site: Site, fetcher: Fetcher):
    site.pages["/feed"] = moved("file:///etc/passwd")
    assert "file:///etc/passwd" in await refused(fetcher, site.at("/feed"))


async def test_a_server_that_never_answers_is_left(site: Site):
    async def silent(writer: asyncio.StreamWriter) -> None:
        await writer.wait_closed()

    site.pages["/feed"] = silent
    slow = Fetcher([ip_network("127.0.0.1/32")], patience=0.2)
    async with asyncio.timeout(5):
        assert "longer than 0.2 seconds" in await refused(slow, site.at("/feed"))


async def test_a_server_that_dribbles_is_left_too(site: Site):
    """Each byte comes in time, the whole never."""

    async def dribble(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0)

    site.pages["/feed"] = dribble
    slow = Fetcher([ip_network("127.0.0.1/32")], patience=0.2)
    async with asyncio.timeout(5):
        assert "longer than 0.2 seconds" in await refused(slow, site.at("/feed"))


async def test_what_is_too_large_is_left_where_it_lies(site: Site, fetcher: Fetcher):
    async def flood(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(100):
            writer.write(b"x" * 100_000)
            await writer.drain()

    site.pages["/feed"] = flood
    assert "larger than 2 million bytes" in await refused(fetcher, site.at("/feed"))


async def test_a_packed_page_is_unpacked(site: Site, fetcher: Fetcher):
    site.pages["/feed"] = page(gzip.compress(b"<rss/>" * 1000), content_encoding="gzip")
    fetched = await fetcher.fetch(site.at("/feed"))
    assert fetched is not None
    assert fetched.body == b"<rss/>" * 1000


async def test_a_bomb_isnt_unpacked(site: Site, fetcher: Fetcher):
    """A hundred megabytes of nothing, packed into a hundred kilobytes, take no memory."""
    site.pages["/feed"] = page(gzip.compress(b"\0" * 100_000_000), content_encoding="gzip")
    tracemalloc.start()
    assert "larger than" in await refused(fetcher, site.at("/feed"))
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


async def test_as_much_as_is_allowed_is_read(site: Site, fetcher: Fetcher):
    site.pages["/feed"] = page(gzip.compress(b"x" * MOST), content_encoding="gzip")
    fetched = await fetcher.fetch(site.at("/feed"))
    assert fetched is not None
    assert len(fetched.body) == MOST


@pytest.mark.parametrize(("encoding", "body"), [("br", b"x"), ("gzip", b"no gzip at all"), ("zstd", b"")])
async def test_what_is_packed_otherwise_is_told(site: Site, fetcher: Fetcher, encoding: str, body: bytes):
    site.pages["/feed"] = page(body, content_encoding=encoding)
    assert encoding in await refused(fetcher, site.at("/feed"))


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "500 Oops", "204 No Content"])
async def test_another_answer_is_told(site: Site, fetcher: Fetcher, status: str):
    site.pages["/feed"] = page(b"" if status.startswith("204") else b"sorry", status)
    assert status[:3] in await refused(fetcher, site.at("/feed"))


@pytest.mark.parametrize(
    ("asked", "wait"), [("120", 120.0), ("soon", 0.0), ("Mon, 02 Mar 2020 08:00:00 GMT", 0.0)]
)
async def test_how_long_to_stay_away_is_heard(site: Site, fetcher: Fetcher, asked: str, wait: float):
    site.pages["/feed"] = page(b"", "429 Too Many Requests", retry_after=asked)
    with pytest.raises(FeedFailed) as told:
        await fetcher.fetch(site.at("/feed"))
    assert told.value.wait == wait


async def test_nobody_there_is_told(site: Site, fetcher: Fetcher):
    await site.close()
    await site.open()
    gone = site.port
    await site.close()
    await site.open()
    assert "connection failed" in (await refused(fetcher, f"http://127.0.0.1:{gone}/")).lower()


async def test_an_answer_that_is_no_http_is_told(site: Site, fetcher: Fetcher):
    site.pages["/feed"] = b"hello there\r\n\r\n"
    assert "connection failed" in (await refused(fetcher, site.at("/feed"))).lower()


async def test_a_name_nobody_knows_is_told():
    async def unknown(host: str, port: int) -> Sequence[str]:
        raise OSError("no such name")

    assert "Nobody knows" in await refused(Fetcher(resolve=unknown), "http://feed.example/")


async def test_the_machine_itself_is_asked_for_names(site: Site, fetcher: Fetcher):
    site.pages["/feed"] = page(b"[]")
    assert await fetcher.fetch(site.at("/feed", host="localhost")) is not None
