"""Hash every run of one to four characters, and of two and three syllables, of a whole batch at once."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from warmfield.reading.characters import DIGIT, Codes, Mask, Places, syllables_of
from warmfield.reading.measure import solid
from warmfield.reading.normalise import Normal

Floats = NDArray[np.float32]
_MULTIPLIER = np.uint32(0x9E3779B1)
_MIX = np.uint32(0x85EBCA6B)
DIGIT_SIGN = np.uint32(0x30)
"""Digits count as one sign: prices and numbers vary, their place doesn't."""


class Runs(Struct, frozen=True):
    """All runs of a batch, flat: hash, text, and place of the first character in the batch.

    A run may start on the NUL before its text: that is how beginnings are known. None leaves its text.
    """

    hashes: Codes
    texts: Places
    at: Places
    count: Floats
    """How many runs each text has."""

    def sums(self, table: NDArray[np.int8]) -> Floats:
        """Add up a table's weights over the runs of each text; it has a power of two entries."""
        weights = table[self.hashes & np.uint32(len(table) - 1)]
        return np.bincount(self.texts, weights, len(self.count)).astype(np.float32)


class Stream(Struct, frozen=True):
    """A sequence of signs to cut into runs; `room` is how many are left in the text, the sign counted."""

    signs: Codes
    room: Places
    texts: Places
    at: Places
    salt: int


def written(normal: Normal, silent: Mask) -> Stream:
    """The characters themselves, without links, mentions and stickers, digits as one sign."""
    signs = np.where(normal.sorts == DIGIT, DIGIT_SIGN, normal.codes)
    return _stream(signs, ~silent, normal, 1)


def heard(normal: Normal, silent: Mask) -> Stream:
    """How it sounds: toneless syllables, letters, digits; nothing between them."""
    signs = np.where(normal.sorts == DIGIT, DIGIT_SIGN, syllables_of(normal.codes))
    keep = solid(normal.sorts) & ~silent
    keep[normal.starts - 1] = True
    return _stream(signs, keep, normal, 7)


def _stream(signs: Codes, keep: Mask, normal: Normal, salt: int) -> Stream:
    """The NUL before each text is kept, the one after the last is not."""
    keep[-1] = False
    at = keep.nonzero()[0]
    length = np.add.reduceat(keep, normal.starts - 1, dtype=np.int64)
    texts = np.repeat(np.arange(len(length)), length)
    room = np.cumsum(length)[texts] - np.arange(len(at))
    return Stream(signs[at], room, texts, at, salt)


def cut_runs(streams: Sequence[tuple[Stream, Sequence[int]]], texts: int) -> Runs:
    """Cut streams into their runs of the given lengths; `texts` is how many texts the batch has."""
    hashes, places = [], []
    for stream, wanted in streams:
        for n, found in enumerate(_hashes(stream, max(wanted)), 1):
            if n in wanted:
                whole = (stream.room[: len(found)] >= n).nonzero()[0]
                hashes.append(found[whole])
                places.append((stream.texts[whole], stream.at[whole]))
    of_text = np.concatenate([of_text for of_text, _ in places])
    mixed = np.concatenate(hashes) * _MIX
    mixed ^= mixed >> np.uint32(13)
    count = np.bincount(of_text, minlength=texts).astype(np.float32)
    return Runs(mixed, of_text, np.concatenate([at for _, at in places]), count)


def _hashes(stream: Stream, longest: int) -> list[Codes]:
    """Hash the runs of 1 to `longest` signs that start at each sign."""
    running = np.full(len(stream.signs), stream.salt, np.uint32)
    found = []
    for n in range(1, min(longest, len(stream.signs)) + 1):
        running = running[: len(stream.signs) - n + 1] ^ stream.signs[n - 1 :]
        running *= _MULTIPLIER
        running ^= running >> np.uint32(15)
        found.append(running)
    return found
