"""What a source holds now: entries of a feed or of a hot list, as plain text."""

from datetime import datetime
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

MOST_ENTRIES = 50
"""So many of one reading; a hot list has fifty, a feed seldom more than twenty new ones."""


class Entry(Struct, frozen=True, kw_only=True):
    """`key` names it within its source. `published` is aware, in UTC; None where the source doesn't say."""

    key: str
    title: str
    text: str = ""
    link: str = ""
    published: datetime | None = None
    language: str = ""


def link_from(base: str, written: object) -> str:
    """An address one can open, from where the source stands; empty for anything else, the source too."""
    if not isinstance(written, str):
        return ""
    try:
        joined = urljoin(base, written.strip())
        parts = urlsplit(joined)
        usable = parts.scheme in ("http", "https") and parts.hostname and not parts.username
    except ValueError:
        return ""
    return joined if usable and joined != base else ""
