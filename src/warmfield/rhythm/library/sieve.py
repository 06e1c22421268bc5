"""What is kept off the shelf, and why: the plan's blocked words, none of the wanted ones, a contact."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from warmfield.plan.sections.library import Content, ContentSource
from warmfield.reading.normalise import plain
from warmfield.reading.read import read
from warmfield.wording import Words, later

WHY = {
    "blocked": later("it holds the word “{word}”"),
    "unwanted": later("none of the wanted words stands in it"),
    "contact": later("it names a way to reach somebody ({word})"),
    "person": later("taken down by a person"),
}


def why_kept_off(content: Content, source: ContentSource | None, text: str) -> str:
    """A key of WHY, and after a colon the word; empty for what may go up. `source` is None for our own."""
    blocked = first_word(content.blocked_words, text)
    if blocked:
        return f"blocked:{blocked}"
    if source is None:
        return ""
    if source.wanted_words and not first_word(source.wanted_words, text):
        return "unwanted"
    contacts = read(text).contacts
    return f"contact:{contacts[0].value}" if contacts else ""


def why_in_words(words: Words, why: str) -> str:
    reason, _, word = why.partition(":")
    return words(WHY[reason], word=word)


def first_word(wanted: Sequence[str], text: str) -> str:
    """The first of these words that stands in the text, as the plan writes it; empty for none.

    Case, width, script and the usual ways to hide a word don't matter. A word of Latin letters stands
    for itself only, not for a piece of another.
    """
    return next(_standing(wanted, text), "")


def _standing(wanted: Sequence[str], text: str) -> Iterator[str]:
    listed = tuple(word for word in wanted if word.strip())
    if not listed:
        return
    finder, written = _finder(listed)
    for said in (f" {text.casefold()} ", f" {plain(text)} "):
        for at, start, end in finder.find_matches_as_indexes(said, overlapping=True):
            if _whole(said, start, end):
                yield written[at]


def _whole(said: str, start: int, end: int) -> bool:
    """Letters and digits of Latin script must end where the word ends; Chinese has no spaces to tell."""
    before, after = said[start - 1], said[end]
    return not (_latin(before) and _latin(said[start])) and not (_latin(said[end - 1]) and _latin(after))


def _latin(letter: str) -> bool:
    return letter.isalnum() and ord(letter) < 0x250


@lru_cache(32)
def _finder(listed: tuple[str, ...]) -> tuple[AhoCorasick, tuple[str, ...]]:
    """Each word as it is written and as normalising leaves it, and which word of the plan each one is."""
    forms = [
        (form, word)
        for word in listed
        for form in dict.fromkeys((word.strip().casefold(), plain(word.strip())))
        if form
    ]
    finder = AhoCorasick([form for form, _ in forms], matchkind=MatchKind.Standard)
    return finder, tuple(word for _, word in forms)
