"""RSS and Atom, as broken as they come: feedparser reads them, we take plain text out."""

from calendar import timegm
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser  # type: ignore[import-untyped]

from warmfield.feeds.entries import MOST_ENTRIES, Entry, link_from
from warmfield.feeds.feed_failed import FeedFailed
from warmfield.feeds.fetch import Fetched
from warmfield.feeds.hot_entries import hot_entries
from warmfield.wording import later

NO_FEED = later("It is no feed and no list of topics.")


def entries_of(fetched: Fetched) -> list[Entry]:
    """Told by what it is, not by what it is called: many hot lists come as RSS. Raises FeedFailed."""
    if fetched.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return hot_entries(fetched)
    headers = {"content-type": fetched.content_type, "content-location": fetched.address}
    try:
        # A stream, since bytes would be taken for a file's name first.
        read: Any = feedparser.parse(BytesIO(fetched.body), response_headers=headers)
        entries = [entry for one in read.entries[:MOST_ENTRIES] for entry in _entry(one, read, fetched)]
    except Exception as why:  # whatever a stranger's document makes a parser raise is its own fault
        raise FeedFailed(NO_FEED) from why
    if not entries and not read.get("version"):
        raise FeedFailed(NO_FEED)
    return entries


def _entry(one: Any, read: Any, fetched: Fetched) -> Iterator[Entry]:  # noqa: ANN401 - feedparser is untyped
    link = link_from(fetched.address, one.get("link")) or link_from("", one.get("id"))
    title = str(one.get("title") or "")
    if title.strip() or link:
        yield Entry(
            key=str(one.get("id") or link or title),
            title=title,
            text=_text(one),
            link=link,
            published=_published(one),
            language=str(one.get("language") or read.feed.get("language") or ""),
        )


def _text(one: Any) -> str:  # noqa: ANN401
    if one.get("summary"):
        return str(one.summary)
    return next((str(part.value) for part in one.get("content", ()) if part.get("value")), "")


def _published(one: Any) -> datetime | None:  # noqa: ANN401
    """A date no calendar has is no date."""
    parsed = one.get("published_parsed") or one.get("updated_parsed")
    with suppress(ValueError, TypeError, OverflowError, OSError):
        return None if parsed is None else datetime.fromtimestamp(timegm(parsed), UTC)
    return None
