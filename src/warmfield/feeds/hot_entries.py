"""Hot lists in JSON, whose fields every site names otherwise: a list of things with a title."""

from collections.abc import Iterator
from typing import Any

import msgspec

from warmfield.feeds.entries import MOST_ENTRIES, Entry, link_from
from warmfield.feeds.feed_failed import FeedFailed
from warmfield.feeds.fetch import Fetched
from warmfield.wording import later

TITLES = ("title", "word", "name", "note", "query", "keyword", "topic", "text")
LINKS = ("url", "link", "href", "external_url", "mobile_url", "mobileUrl")
TEXTS = ("summary", "desc", "description", "excerpt", "digest", "content_text", "content_html")
INSIDE = ("target", "card", "content")
"""Where some lists keep what an item is about."""
DEEPEST = 6

NO_LIST = later("There is no list of topics in it.")
NO_JSON = later("It is no feed and no list of topics.")


def hot_entries(fetched: Fetched) -> list[Entry]:
    """Raises FeedFailed where there is no list in it."""
    try:
        whole = msgspec.json.decode(as_utf8(fetched.body))
    except (msgspec.DecodeError, RecursionError) as why:
        raise FeedFailed(NO_JSON) from why
    found = next((items for items in _lists(whole, 0) if any(_title(one) for one in items)), None)
    if found is None:
        raise FeedFailed(NO_LIST)
    return [entry for one in found[:MOST_ENTRIES] for entry in _entry(one, fetched.address)]


def as_utf8(body: bytes) -> str:
    """Most lists are in UTF-8; some old sites write GBK."""
    for charset in ("utf-8-sig", "gb18030"):
        try:
            return body.decode(charset)
        except UnicodeDecodeError:
            continue
    return body.decode("utf-8", "replace")


def _lists(value: Any, depth: int) -> Iterator[list[Any]]:  # noqa: ANN401 - JSON of strangers
    """Every list in it, the outermost first."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _lists(one, depth + 1)


def _entry(item: Any, base: str) -> Iterator[Entry]:  # noqa: ANN401
    title = _title(item)
    if title:
        link = next((link for link in (link_from(base, one) for one in _fields(item, LINKS)) if link), "")
        text = next((one for one in _fields(item, TEXTS) if isinstance(one, str)), "")
        yield Entry(key=title, title=title, text=text, link=link)


def _title(item: Any) -> str:  # noqa: ANN401
    if isinstance(item, str):
        return item.strip()
    titles = (one.strip() for one in _fields(item, TITLES) if isinstance(one, str))
    return next((one for one in titles if one), "")


def _fields(item: Any, names: tuple[str, ...]) -> Iterator[Any]:  # noqa: ANN401
    """The fields of these names, in the order of the names; what the item itself says goes first."""
    if not isinstance(item, dict):
        return
    places = (item, *(inner for name in INSIDE if isinstance(inner := item.get(name), dict)))
    for place in places:
        yield from (place[name] for name in names if place.get(name))
