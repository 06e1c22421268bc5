"""Words for what someone is to a child, in Chinese and English."""

import re

from msgspec import Struct

from warmfield.reading.lexicon import listed

GENERIC = frozenset(listed("not_children"))
"""What stands before a word of kinship without being a child's name."""

_ANY = "(?P<kin>" + "|".join(sorted(listed("kin_han"), key=len, reverse=True)) + ")"
HAN = re.compile(_ANY)
_AT_END = re.compile(_ANY + "$")
ENGLISH = frozenset(listed("kin_english"))
_ATTACHED = re.compile(
    r"^(?P<child>[a-z]{2,}?)[.]?(?P<kin>" + "|".join(listed("kin_glued")) + ")$", re.IGNORECASE
)
_LONGEST_HAN_NAME = 6
_LONGEST_NAME = 24
_LEADING = re.compile(r"^(?:我是|本人|这是|我家|咱家|大名|小名)")
_TRAILING = re.compile(r"(?:的|家的|同学的?|小朋友的?|'s|’s|s')$")


class Kin(Struct, frozen=True):
    """A word of kinship within a word: what stands before it and after it."""

    before: str
    kin: str
    after: str


def kin_in(word: str) -> Kin | None:
    """Find the word of kinship; the one at the end of the word counts first."""
    if word.lower() in ENGLISH:
        return Kin("", word, "")
    if word.isascii():
        glued = _ATTACHED.match(word)
        return Kin(glued["child"], glued["kin"], "") if glued else None
    found = _AT_END.search(word) or _first_inside(word)
    if found is None:
        return None
    return Kin(word[: found.start()], found["kin"], word[found.end() :])


def _first_inside(word: str) -> re.Match[str] | None:
    """A word of kinship inside, with a name before and at least two characters after."""
    for found in HAN.finditer(word):
        if found.start() and len(word) - found.end() >= 2:
            return found
    return None


def child_of(text: str) -> str:
    """Clean what stands before a word of kinship to a child's name; empty where it is none."""
    name = _TRAILING.sub("", _LEADING.sub("", text.strip(" '’.&+"))).strip(" '’.&+")
    too_long = len(name) > (
        _LONGEST_NAME if name.isascii() else _LONGEST_HAN_NAME + sum(c.isascii() for c in name)
    )
    return "" if name.lower() in GENERIC or too_long or name.isdigit() else name
