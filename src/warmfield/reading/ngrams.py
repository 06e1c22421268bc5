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


class Stream(Struct, frozen=True):
    """A sequence of signs to cut into runs; `room` is how many are left in the text, the sign counted.

    `first` is where each text begins in it, `at` each sign's place in the batch.
    """

    signs: Codes
    at: Places
    room: Places
    texts: Places
    first: Places
    salt: int


class Part(Struct, frozen=True):
    """The runs of a stream, a row a length, by the sign they start at; those not `whole` leave their text."""

    stream: Stream
    hashes: Codes
    whole: Mask


class Runs(Struct, frozen=True):
    """All runs of a batch, by stream and length.

    A run may start on the NUL before its text: that is how beginnings are known. None leaves its text.
    """

    parts: tuple[Part, ...]
    count: Floats
    """How many runs each text has."""

    @property
    def hashes(self) -> Codes:
        """The hash of every run."""
        return np.concatenate([part.hashes[part.whole] for part in self.parts])

    @property
    def texts(self) -> Places:
        """The text of every run."""
        return np.concatenate([part.stream.texts[part.whole.nonzero()[1]] for part in self.parts])

    def of(self, text: int) -> tuple[Codes, Places]:
        """The hashes of one text's runs, and the place of each one's first character in the batch."""
        hashes, places = [], []
        for part in self.parts:
            stream = part.stream
            start = stream.first[text]
            end = start + stream.room[start]
            whole = part.whole[:, start:end]
            hashes.append(part.hashes[:, start:end][whole])
            places.append(stream.at[start:end][whole.nonzero()[1]])
        return np.concatenate(hashes), np.concatenate(places)

    def sums(self, pairs: NDArray[np.int16]) -> tuple[Floats, Floats]:
        """Add up two tables' weights over the runs of each text.

        `pairs` has a power of two entries, in each a weight of either table: looking up is what takes time.
        """
        total = np.zeros((2, len(self.count)), np.int64)
        for part in self.parts:
            weights = pairs.take(part.hashes & np.uint32(len(pairs) - 1), mode="clip")
            weights *= part.whole
            both = weights.view(np.int8).sum(axis=0, dtype=np.int16)
            for one in (0, 1):
                total[one] += np.add.reduceat(both[one::2], part.stream.first, dtype=np.int64)
        return total[0].astype(np.float32), total[1].astype(np.float32)


def written(normal: Normal, silent: Mask) -> Stream:
    """The characters themselves, without links, mentions and stickers, digits as one sign."""
    at, room, texts, first = _kept(~silent, normal)
    signs = np.where(normal.sorts[at] == DIGIT, DIGIT_SIGN, normal.codes[at])
    return Stream(signs, at, room, texts, first, 1)


def heard(normal: Normal, silent: Mask) -> Stream:
    """How it sounds: toneless syllables, letters, digits; nothing between them."""
    keep = solid(normal.sorts) & ~silent
    keep[normal.starts - 1] = True
    at, room, texts, first = _kept(keep, normal)
    signs = np.where(normal.sorts[at] == DIGIT, DIGIT_SIGN, syllables_of(normal.codes[at]))
    return Stream(signs, at, room, texts, first, 7)


def _kept(keep: Mask, normal: Normal) -> tuple[Places, Places, Places, Places]:
    """Give `at`, `room`, `texts` and `first` of a stream; the NUL before each text is kept, not the last."""
    keep[-1] = False
    at = keep.nonzero()[0]
    length = np.add.reduceat(keep, normal.starts - 1, dtype=np.int64)
    texts = np.arange(len(length)).repeat(length)
    ends = length.cumsum()
    room = ends[texts] - np.arange(len(at))
    return at, room, texts, ends - length


def cut_runs(streams: Sequence[tuple[Stream, Sequence[int]]], texts: int) -> Runs:
    """Cut streams into their runs of the given lengths; `texts` is how many texts the batch has."""
    parts = []
    count = np.zeros(texts, np.int64)
    for stream, wanted in streams:
        hashes = np.zeros((len(wanted), len(stream.signs)), np.uint32)
        for n, found in enumerate(_hashes(stream, max(wanted)), 1):
            if n in wanted:
                hashes[wanted.index(n), : len(found)] = found
        hashes *= _MIX
        hashes ^= hashes >> np.uint32(13)
        lengths = np.array(wanted)
        parts.append(Part(stream, hashes, stream.room >= lengths[:, None]))
        count += np.maximum(stream.room[stream.first] - lengths[:, None] + 1, 0).sum(axis=0)
    return Runs(tuple(parts), count.astype(np.float32))


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
