"""What feeds and hot lists hold, however broken; those of the wild lie beside the project."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmfield.feeds.entries import Entry
from warmfield.feeds.feed_entries import entries_of
from warmfield.feeds.feed_failed import FeedFailed
from warmfield.feeds.fetch import Fetched

WILD = Path(__file__).parents[3] / "shared" / "data"
BASE = "https://read.example/feeds/news"
RSS = """<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>读</title>
<language>zh-CN</language><item><title>睡前读什么</title><link>/a?x=1</link><guid>7</guid>
<description>&lt;p&gt;三个问题&lt;/p&gt;</description>
<pubDate>Mon, 02 Mar 2026 08:00:00 +0800</pubDate></item>
</channel></rss>"""


def read(body: bytes | str, content_type: str = "") -> list[Entry]:
    raw = body.encode() if isinstance(body, str) else body
    return entries_of(Fetched(body=raw, content_type=content_type, address=BASE))


def test_an_entry_has_all_that_a_piece_needs():
    (entry,) = read(RSS.format(encoding="utf-8"))
    assert (entry.key, entry.title, entry.link) == (
        "https://read.example/feeds/7",
        "睡前读什么",
        "https://read.example/a?x=1",
    )
    assert entry.published == datetime(2026, 3, 2, tzinfo=UTC)
    assert entry.language == "zh-CN"


@pytest.mark.parametrize("said", ["gb18030", "utf-8"])
def test_a_feed_in_gbk_is_read_whatever_it_says_of_itself(said: str):
    body = RSS.format(encoding=said).encode("gb18030")
    assert read(body, "text/xml; charset=gb18030")[0].title == "睡前读什么"


def test_a_feed_that_is_cut_off_gives_what_came():
    broken = RSS.format(encoding="utf-8").partition("<pubDate>")[0]
    assert read(broken)[0].title == "睡前读什么"


def test_tags_that_dont_close_do_no_harm():
    loose = "<rss version='2.0'><channel><item><title>A & B <b>bold</title><link>https://x.example/1"
    assert "A & B" in read(loose)[0].title


def test_entities_that_grow_dont_grow():
    doubled = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "lol">{doubled}]><rss version="2.0"><channel><item><title>&l8;</title>'
    assert all(len(entry.title) < 10_000 for entry in read(bomb))


def test_no_file_of_ours_is_read_in():
    inside = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item>'
    assert "root:" not in read(f"{inside}<title>a &f; b</title></item></channel></rss>")[0].title


def test_the_name_of_a_file_isnt_opened(tmp_path: Path):
    (tmp_path / "feed.xml").write_text(RSS.format(encoding="utf-8"), "utf-8")
    with pytest.raises(FeedFailed):
        read(str(tmp_path / "feed.xml"))


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "https://u:p@x.example/", "http://["]
)
def test_only_addresses_one_can_open_are_kept(link: str):
    item = f"<item><title>T</title><link>{link}</link></item>"
    assert read(f'<rss version="2.0"><channel>{item}</channel></rss>')[0].link == ""


@pytest.mark.parametrize("body", ["<!doctype html><p>hello</p>", "", "no feed", "{}", "[1]"])
def test_what_is_neither_feed_nor_list_is_told(body: str):
    with pytest.raises(FeedFailed):
        read(body)


def test_a_feed_with_nothing_in_it_is_a_feed():
    assert read('<rss version="2.0"><channel><title>t</title></channel></rss>') == []


@pytest.mark.parametrize(
    "body",
    [
        '[{"title": "放春假", "url": "/a"}]',
        '{"ok": 1, "data": {"realtime": [{"word": "放春假", "num": 3, "link": "/a"}]}}',
        '{"data": {"cards": [{"content": [{"query": "放春假", "url": "/a", "desc": ""}]}]}}',
        '{"data": [{"target": {"title": "放春假", "url": "/a"}}]}',
        '{"version": "1.1", "items": [{"id": "1", "title": "放春假", "url": "/a"}]}',
    ],
)
def test_a_hot_list_is_read_in_whatever_shape(body: str):
    (entry,) = read(body)
    assert (entry.title, entry.link) == ("放春假", "https://read.example/a")


def test_a_list_of_words_is_a_list_too():
    assert [entry.title for entry in read('["放春假", "  ", "学游泳"]')] == ["放春假", "学游泳"]


def test_a_list_in_gbk_is_read():
    assert read('[{"title": "放春假"}]'.encode("gb18030"))[0].title == "放春假"


def test_brackets_without_end_are_told():
    with pytest.raises(FeedFailed):
        read("[" * 100_000)


def test_no_more_is_taken_than_a_list_has():
    assert len(read("[" + ",".join(f'"topic {n}"' for n in range(500)) + "]")) == 50


@given(st.binary(max_size=400))
def test_any_bytes_give_entries_or_are_told(body: bytes):
    with suppress(FeedFailed):
        assert all(entry.title or entry.link for entry in read(body))


@pytest.mark.skipif(not WILD.exists(), reason="the real documents lie beside the project only")
@pytest.mark.parametrize("path", sorted((WILD / "feeds").rglob("*.xml")), ids=lambda path: path.name)
def test_feeds_of_the_wild_are_read(path: Path):
    assert all(entry.title or entry.link for entry in read(path.read_bytes()))


@pytest.mark.skipif(not WILD.exists(), reason="the real documents lie beside the project only")
@pytest.mark.parametrize("path", sorted((WILD / "hotlists").glob("*.json")), ids=lambda path: path.name)
def test_hot_lists_of_the_wild_are_read(path: Path):
    entries = read(path.read_bytes())
    assert len(entries) == 50
    assert all(entry.link.startswith("https://read.example/weibo?") for entry in entries)
