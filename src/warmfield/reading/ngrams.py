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


class Grams(Struct, frozen=True):
    """The runs of one length: a hash for each start, those that leave their text marked as not `whole`.

    `at` is the place of the first character in the normalised batch. A run of `n` may start on the NUL before a
    text: that is how beginnings are known.
    """

    n: int
    hashes: Codes
    whole: Mask
    at: Places


class Stream(Struct, frozen=True):
    """A sequence of signs to cut into runs; `room` is how many signs are left in the text."""

    signs: Codes
    room: Places
    at: Places
    salt: int


def written(normal: Normal, silent: Mask) -> Stream:
    """The characters themselves, without links, mentions and stickers, digits as one sign."""
    signs = np.where(normal.sorts == DIGIT, DIGIT_SIGN, normal.codes).astype(np.uint32)
    keep = ~silent
    return _stream(signs[keep], np.flatnonzero(keep), normal, 1)


def heard(normal: Normal, silent: Mask) -> Stream:
    """How it sounds: toneless syllables, letters, digits; nothing between them."""
    keep = (solid(normal.sorts) & ~silent) | (normal.codes == 0)
    signs = np.where(normal.sorts == DIGIT, DIGIT_SIGN, syllables_of(normal.codes)).astype(np.uint32)
    return _stream(signs[keep], np.flatnonzero(keep), normal, 7)


def _stream(signs: Codes, at: Places, normal: Normal, salt: int) -> Stream:
    ends = np.searchsorted(at, normal.ends)
    of_text = np.minimum(np.searchsorted(normal.ends, at, "right"), len(ends) - 1)
    room = np.where(at < normal.ends[-1], ends[of_text] - np.arange(len(at)), 0)
    return Stream(signs, room, at, salt)


def grams(stream: Stream, lengths: Sequence[int]) -> list[Grams]:
    """Cut a stream into its runs of the given lengths."""
    found = []
    running = np.full(len(stream.signs), stream.salt, np.uint32)
    for n in range(1, max(lengths) + 1):
        shifted = np.zeros_like(stream.signs)
        shifted[: max(0, len(shifted) - n + 1)] = stream.signs[n - 1 :]
        running = (running ^ shifted) * _MULTIPLIER
        running ^= running >> np.uint32(15)
        if n in lengths:
            mixed = running * _MIX
            mixed ^= mixed >> np.uint32(13)
            found.append(Grams(n, mixed, stream.room >= n, stream.at))
    return found


def counts(all_grams: Sequence[Grams], normal: Normal) -> Floats:
    """How many runs each text has."""
    total = np.zeros(len(normal.starts), np.float32)
    for one in all_grams:
        total += _by_text(one.whole.astype(np.float32), one.at, normal)
    return total


def sums(all_grams: Sequence[Grams], table: NDArray[np.int8], normal: Normal) -> Floats:
    """Add up the table's weights over the runs of each text; `table` has a power of two entries."""
    total = np.zeros(len(normal.starts), np.float32)
    mask = np.uint32(len(table) - 1)
    for one in all_grams:
        weights = np.where(one.whole, table[one.hashes & mask], 0).astype(np.float32)
        total += _by_text(weights, one.at, normal)
    return total


def _by_text(values: Floats, at: Places, normal: Normal) -> Floats:
    """Sum over the texts; a text owns the NUL before it."""
    running = np.append(0, np.cumsum(values, dtype=np.float64))
    low = running[np.searchsorted(at, normal.starts - 1)]
    high = running[np.searchsorted(at, normal.ends)]
    summed: Floats = (high - low).astype(np.float32)
    return summed
