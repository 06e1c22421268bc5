"""The plan's own words, names and pages, found in what members write."""

from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from warmfield.reading.echo import alike
from warmfield.reading.normalise import plain
from warmfield.reading.read import read
from warmfield.reading.values import Link, Reading

SAME = 0.6
"""The share of phonetic 3-grams from which two texts are one; below .2 they are different texts."""


@cache
def normalised(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Pair the plan's words with their normalised form; a plan has few, so all are kept."""
    return tuple((word, plain(word).strip()) for word in words if word.strip())


def first_in(words: tuple[str, ...], reading: Reading) -> str:
    """Give the first of the plan's words that the message holds, as the plan writes it; else empty."""
    if not words:
        return ""
    return next((word for word, form in normalised(words) if form in reading.plain), "")


def own_page(link: Link, trusted: Sequence[str]) -> bool:
    """Whether a link leads to one of these domains or to a part of one."""
    names = [name.casefold() for name in trusted]
    if not names or link.domain in names:
        return bool(names)
    host = urlsplit(link.url).hostname or ""
    return any(host == name or host.endswith("." + name) for name in names)


def same_words(agreed: str, reading: Reading) -> bool:
    """Whether a message is the agreed text, small changes aside; one without words must be the same."""
    wanted = read(agreed)
    if not wanted.skeleton:
        return wanted.plain.strip() == reading.plain.strip()
    return wanted.skeleton == reading.skeleton or alike(wanted.sketch, reading.sketch) >= SAME
