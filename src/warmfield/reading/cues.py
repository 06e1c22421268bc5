"""Words that tell what a message is up to, found in one pass over a whole batch.

A cue is evidence, never a verdict. Words stand in normalised form (lower case, simplified script); one that
starts or ends with a Latin letter must stand alone there.
"""

import tomllib
from collections.abc import Collection
from importlib import resources
from itertools import chain

import ahocorasick_rs
import numpy as np

from warmfield.reading.characters import LETTER, Mask
from warmfield.reading.normalise import Normal

CUES: dict[str, tuple[str, ...]] = {
    name: tuple(word for word in words.replace("\n", "").split("|") if word)
    for name, words in tomllib.loads(
        (resources.files("warmfield.reading") / "cues.toml").read_text("utf-8")
    ).items()
}
"""The words of each cue, from `cues.toml`."""
NAMES = tuple(CUES)
AT = {name: at for at, name in enumerate(NAMES)}
SPEAKING = tuple(name for name in NAMES if name not in ("ways", "money", "wh", "sells", "intro"))
"""The cues that are evidence; the others say where a costlier look is worth it."""
_WORDS = tuple((word.encode(), at) for at, words in enumerate(CUES.values()) for word in words)
_OF_WORD = np.array([at for _, at in _WORDS])
_OPEN_LEFT = np.array([not (97 <= word[0] <= 122) for word, _ in _WORDS])
_OPEN_RIGHT = np.array([not (97 <= word[-1] <= 122) for word, _ in _WORDS])
_FINDER = ahocorasick_rs.AhoCorasick([word.decode() for word, _ in _WORDS])


def cues(normal: Normal) -> Mask:
    """Say for each text of a batch which of NAMES it holds: texts by names."""
    found = np.zeros((len(normal.starts), len(NAMES)), bool)
    hits = _FINDER.find_matches_as_indexes(normal.text, overlapping=True)
    if not hits:
        return found
    word, start, end = np.fromiter(chain.from_iterable(hits), np.int64, 3 * len(hits)).reshape(-1, 3).T
    letter = normal.sorts == LETTER
    alone = (_OPEN_LEFT[word] | ~letter[start - 1]) & (_OPEN_RIGHT[word] | ~letter[end])
    of_text = normal.texts_at(start)
    found[of_text[alone], _OF_WORD[word[alone]]] = True
    return found


def words_in(plain: str, wanted: Collection[str]) -> list[tuple[int, int]]:
    """Find the words of the wanted cues in one normalised text, with their places."""
    found = []
    for word, start, end in _FINDER.find_matches_as_indexes(plain, overlapping=True):
        left = _OPEN_LEFT[word] or not plain[start - 1 : start].isalpha()
        right = _OPEN_RIGHT[word] or not plain[end : end + 1].isalpha()
        if NAMES[_OF_WORD[word]] in wanted and left and right:
            found.append((start, end))
    return found
