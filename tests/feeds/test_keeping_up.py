"""Sources are followed politely, and none is in another's way."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest
from tests.feeds.site import Site, moved, page

from warmfield.community.piece_events import PieceFound
from warmfield.engine.clock import VirtualClock
from warmfield.engine.noted import Noted
from warmfield.engine.ports import StoreFailed
from warmfield.feeds.fetch import Fetcher
from warmfield.feeds.keeping_up import EVERY, KeepingUp
from warmfield.plan.sections.library import ContentSource
from warmfield.rhythm.library.followed import is_followed

START = datetime(2026, 3, 2, tzinfo=UTC)
LATER = timedelta(hours=1)


class Following:
    """What a running warmfield would do, with the clock in the test's hands."""

    def __init__(self, *sources: ContentSource) -> None:
        self.sources = list(sources)
        self.found: list[PieceFound] = []
        self.noted: list[Noted] = []
        self.clock = VirtualClock(START)
        self.full_disk = False
        fetcher = Fetcher([ip_network("127.0.0.1/32")])
        self.keeping = KeepingUp(lambda: self.sources, self.take, fetcher, self.clock, self.noted.append)

    async def take(self, found: Sequence[PieceFound]) -> None:
        if self.full_disk:
            raise StoreFailed("The disk is full.")
        self.found += found

    async def after(self, length: timedelta) -> list[str]:
        """Let time pass, look, and give the titles that came."""
        before = len(self.found)
        self.clock.move_by(length)
        await self.keeping.look()
        return [one.title for one in self.found[before:]]


def source(site: Site, name: str = "hot", path: str = "/hot") -> ContentSource:
    return ContentSource(name=name, sort="hot_list", address=site.at(path))


async def started(following: Following) -> list[str]:
    await following.keeping.look()
    return await following.after(timedelta(minutes=1))


async def test_what_is_new_comes_once(site: Site):
    site.pages["/hot"] = page('["一", "二"]'.encode())
    following = Following(source(site))
    assert await started(following) == ["一", "二"]
    site.pages["/hot"] = page('["二", "三"]'.encode())
    assert await following.after(LATER) == ["三"]


async def test_the_same_entry_has_the_same_id_for_ever(site: Site):
    """So that a restart, which forgets what was known, tells the journal nothing new."""
    site.pages["/hot"] = page('["一"]'.encode())
    first, again = Following(source(site)), Following(source(site))
    await started(first)
    await started(again)
    assert first.found[0].id == again.found[0].id


async def test_nothing_is_asked_before_its_time(site: Site):
    site.pages["/hot"] = page(b'["x"]')
    following = Following(source(site))
    await started(following)
    await following.after(EVERY - timedelta(minutes=2))
    assert len(site.asked) == 1
    await following.after(timedelta(minutes=3))
    assert len(site.asked) == 2


async def test_what_hasnt_changed_isnt_sent_again(site: Site):
    site.pages["/hot"] = page(b'["x"]', etag='"1"')
    following = Following(source(site))
    await started(following)
    site.pages["/hot"] = page(b"", "304 Not Modified")
    assert await following.after(LATER) == []
    assert site.header("If-None-Match") == '"1"'
    assert following.noted == []


async def test_one_that_fails_is_put_off_and_the_others_go_on(site: Site):
    site.pages["/bad"] = moved("http://10.0.0.1/")
    site.pages["/hot"] = page(b'["x"]')
    following = Following(source(site, "bad", "/bad"), source(site))
    assert await started(following) == ["x"]
    assert [(one.what, one.about) for one in following.noted] == [("source_failed", "bad")]
    for _ in range(40):
        await following.after(EVERY + timedelta(minutes=1))
    assert sum("/bad" in asked for asked in site.asked) == 6
    assert sum("/hot" in asked for asked in site.asked) == 41


async def test_one_that_is_well_again_comes_as_often_as_before(site: Site):
    following = Following(source(site))
    await started(following)
    site.pages["/hot"] = page(b'["x"]')
    assert await following.after(LATER) == ["x"]
    site.pages["/hot"] = page(b'["y"]')
    assert await following.after(EVERY + timedelta(minutes=1)) == ["y"]


async def test_who_asks_for_more_time_gets_it(site: Site):
    site.pages["/hot"] = page(b"", "503 Busy", retry_after="7200")
    following = Following(source(site))
    await started(following)
    site.pages["/hot"] = page(b'["x"]')
    assert await following.after(LATER) == []
    assert await following.after(LATER + timedelta(minutes=2)) == ["x"]


async def test_what_couldnt_be_written_down_comes_again(site: Site):
    site.pages["/hot"] = page(b'["x"]')
    following = Following(source(site))
    following.full_disk = True
    assert await started(following) == []
    following.full_disk = False
    assert await following.after(LATER) == ["x"]


async def test_a_source_the_plan_no_longer_has_is_left_and_a_new_one_is_read(site: Site):
    site.pages["/hot"], site.pages["/new"] = page(b'["x"]'), page(b'["y"]')
    following = Following(source(site))
    await started(following)
    following.sources = [source(site, "new", "/new")]
    await following.after(LATER)
    assert await following.after(timedelta(minutes=1)) == ["y"]
    assert sum("/hot" in asked for asked in site.asked) == 1


async def test_what_comes_is_made_plain_and_short(site: Site):
    long = "字" * 5000
    site.pages["/hot"] = page(
        f'[{{"title": "<b>好</b>\\u202e", "desc": "<p>{long}</p>", "url": "/a"}}]'.encode()
    )
    following = Following(source(site))
    await started(following)
    assert following.found[0].title == "好"
    assert len(following.found[0].text) < 500


@pytest.mark.parametrize(
    ("address", "sort", "followed"),
    [
        ("https://read.org/feed", "feed", True),
        ("https://hot.firefly.example/list.json", "hot_list", False),
        ("https://firefly.example:8443/feed", "feed", False),
        ("", "feed", False),
        ("https://read.org/feed", "library", False),
    ],
)
def test_what_only_stands_for_an_example_isnt_read(address: str, sort: str, followed: bool):
    assert is_followed(ContentSource(name="x", sort=sort, address=address)) == followed
