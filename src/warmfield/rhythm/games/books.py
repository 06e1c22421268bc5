"""What a chain goes by: idioms joined by a character or its sound, English words by a letter."""

import re
from collections.abc import Collection, Iterator
from typing import Protocol
from zlib import crc32

from warmfield.community.game_records import Chain
from warmfield.plan.sections.games import Games
from warmfield.rhythm.games.word_lists import (
    WELL_KNOWN,
    Entry,
    beginning_with,
    entry,
    sounding_like,
    usable,
)

IDIOMS, ENGLISH = "idioms", "english"
_IDIOM = re.compile(r"^\W*(?:@\S+\s+)?(?:我?接|我来)?\W*([\u4e00-\u9fff]{4})\W*$")
_WORD = re.compile(r"^\W*(?:@\S+\s+)?([a-z]{4,24})\W*$")
FIRST_IDIOMS = ("一帆风顺", "万事如意", "春暖花开", "一心一意", "海阔天空", "心想事成", "国泰民安")
FIRST_WORDS = ("garden", "family", "summer", "rabbit", "window", "orange", "school", "flower")


class Book(Protocol):
    """What may be said, and what it begins and ends with."""

    def heard(self, plain: str) -> str:
        """The link somebody offers, or nothing where the message is talk."""
        ...

    def known(self, word: str) -> bool: ...

    def fits(self, last: str, word: str) -> bool:
        """Whether `word` begins as `last` ends."""
        ...

    def ending(self, last: str) -> str:
        """What the next one begins with, as it is shown."""
        ...

    def goes_on(self, last: str, used: Collection[str]) -> bool:
        """Whether anything is left to be said."""
        ...

    def own_link(self, last: str, used: Collection[str]) -> str:
        """One for the assistant to say; empty where there is none."""
        ...

    def first(self, key: str) -> str:
        """One to begin with; another `key`, another one."""
        ...


class IdiomBook:
    """`link` is `character`, `sound` or `tone`; `own` are the plan's own idioms."""

    def __init__(self, link: str, own: Collection[str] = ()) -> None:
        self._link = link
        self._own = own

    def heard(self, plain: str) -> str:
        found = _IDIOM.match(plain)
        return found[1] if found else ""

    def known(self, word: str) -> bool:
        return word in self._own or entry(IDIOMS, word) is not None

    def fits(self, last: str, word: str) -> bool:
        if word[0] == last[-1]:
            return True
        ends, begins = self._sound(last, -1), self._sound(word, 0)
        return bool(ends) and ends == begins

    def ending(self, last: str) -> str:
        return last[-1]

    def goes_on(self, last: str, used: Collection[str]) -> bool:
        return next(self._next(last, used), None) is not None

    def own_link(self, last: str, used: Collection[str]) -> str:
        """A well-known one before others, and the one that leaves most ways to go on."""
        left = {one.word: one.mark == WELL_KNOWN for one in self._next(last, used)}
        return max(left, key=lambda word: (left[word], self._ways_on(word), word), default="")

    def first(self, key: str) -> str:
        return FIRST_IDIOMS[crc32(key.encode()) % len(FIRST_IDIOMS)]

    def _ways_on(self, word: str) -> int:
        return min(50, sum(1 for _ in usable(beginning_with(IDIOMS, word[-1]), ())))

    def _next(self, last: str, used: Collection[str]) -> Iterator[Entry]:
        own = (Entry(one, (), "") for one in self._own if self.fits(last, one))
        yield from usable(iter(own), used)
        yield from usable(beginning_with(IDIOMS, last[-1]), used)
        if sound := self._sound(last, -1):
            yield from usable(sounding_like(IDIOMS, sound), used)

    def _sound(self, word: str, end: int) -> str:
        """The sound that links; empty where the character itself must be the same."""
        if self._link == "character" or (found := entry(IDIOMS, word)) is None:
            return ""
        sound = found.sounds[end]
        return sound if self._link == "tone" else sound.rstrip("12345")


class WordBook:
    """English words of four letters and more, linked by the last letter."""

    def heard(self, plain: str) -> str:
        found = _WORD.match(plain)
        return found[1] if found else ""

    def known(self, word: str) -> bool:
        return entry(ENGLISH, word) is not None

    def fits(self, last: str, word: str) -> bool:
        return word[0] == last[-1]

    def ending(self, last: str) -> str:
        return last[-1].upper()

    def goes_on(self, last: str, used: Collection[str]) -> bool:
        return next(usable(beginning_with(ENGLISH, last[-1]), used), None) is not None

    def own_link(self, last: str, used: Collection[str]) -> str:
        """Spread over the alphabet by the word before, so that it isn't always the same one."""
        left = usable(beginning_with(ENGLISH, last[-1]), used)
        known = [one.word for one in left if one.mark == WELL_KNOWN]
        return known[crc32(last.encode()) % len(known)] if known else ""

    def first(self, key: str) -> str:
        return FIRST_WORDS[crc32(key.encode()) % len(FIRST_WORDS)]


def book_of(game: Chain, games: Games) -> Book:
    return IdiomBook(games.chain.link, games.idioms) if game.sort == "idioms" else WordBook()
