"""The pieces a text is made of, to see whether it has anything in common with others: no model needed."""

import re
from collections.abc import Iterator
from zlib import crc32

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_WORD = re.compile(r"[a-z]{4,}")
STEM = 4
"""Letters of a word that are compared: `reading` and `reads` shall meet, `read` and `red` not."""


def pieces(plain: str) -> frozenset[int]:
    """Give hashes of all pairs of Han characters and of the words of four letters and more."""
    return frozenset(crc32(piece.encode()) for piece in _pieces(plain))


def _pieces(plain: str) -> Iterator[str]:
    for run in _HAN.findall(plain):
        yield from (run[at : at + 2] for at in range(len(run) - 1))
    for word in _WORD.findall(plain):
        yield word[:STEM]
