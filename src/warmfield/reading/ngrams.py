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

    `at` is the place of the first character in the normalised batch. A run may start on the NUL before
    its text: that is how beginnings are known. Text i has `length[i]` signs from `first[i]` on, the
    NUL counted.
    """

    n: int
    hashes: Codes
    whole: Mask
    at: Places
    first: Places
    length: Places


class Stream(Struct, frozen=True):
    """A sequence of signs to cut into runs; `room` is how many signs are left in the text."""

    signs: Codes
    room: Places
    at: Places
    first: Places
    length: Places
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
    first = np.flatnonzero(signs == 0)
    first = np.searchsorted(at, normal.starts - 1) if len(first) != len(normal.starts) + 1 else first[:-1]
    length = np.diff(np.append(first, len(signs) - 1))
    room = np.append(np.repeat(first + length, length) - np.arange(len(signs) - 1), 0)
    return Stream(signs, room, at, first, length, salt)


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
            found.append(Grams(n, mixed, stream.room >= n, stream.at, stream.first, stream.length))
    return found


def counts(all_grams: Sequence[Grams]) -> Floats:
    """How many runs each text has: one for each sign from which enough are left."""
    total = np.zeros(len(all_grams[0].first), np.float32)
    for one in all_grams:
        total += np.maximum(one.length + 1 - one.n, 0)
    return total


def sums(all_grams: Sequence[Grams], table: NDArray[np.int8]) -> Floats:
    """Add up the table's weights over the runs of each text; `table` has a power of two entries."""
    total = np.zeros(len(all_grams[0].first), np.float32)
    mask = np.uint32(len(table) - 1)
    for one in all_grams:
        weights = table[one.hashes & mask].astype(np.int32)
        weights *= one.whole
        total += np.add.reduceat(weights, one.first)
    return total
