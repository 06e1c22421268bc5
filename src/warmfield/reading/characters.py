"""What each character is and what it stands for: tables of code points, made by `scripts/train characters`.

Code points from SIZE on share the last rows: Han of the higher planes reads as Han, tags as invisible.
"""

import io
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Flags = NDArray[np.uint8]
Places = NDArray[np.int64]
Mask = NDArray[np.bool_]

SIZE = 0x20000
OTHER, SPACE, LETTER, DIGIT, HAN, INVISIBLE, EMOJI = range(7)
"""The sorts of characters; kana counts as Han, other alphabets as letters."""
WIDTH, CONFUSABLES, TRADITIONAL, DIGITS, LOOKALIKE = 1, 2, 4, 8, 16
"""Why a character was folded; a look-alike is folded only beside Latin letters or in Han text."""
FIRST_SYLLABLE = 0x3400


def weights(name: str) -> bytes:
    """Read a file of `reading/weights`."""
    return (resources.files("warmfield.reading") / "weights" / name).read_bytes()


_TABLES = np.load(io.BytesIO(weights("characters.npz")))
SORTS: Flags = _TABLES["sorts"]
WHY: Flags = np.zeros(SIZE, np.uint8)
FOLDED: Codes = np.arange(SIZE, dtype=np.uint32)
FOLDED[_TABLES["changed"]] = _TABLES["becomes"]
WHY[_TABLES["changed"]] = _TABLES["why"]
FOLDED[0xD800:0xE000] = 0xFFFD  # a lone surrogate is no character, and no UTF-8 can hold it
LATIN: Codes = np.arange(SIZE, dtype=np.uint32)
LATIN[_TABLES["lookalikes"][:, 0]] = _TABLES["lookalikes"][:, 1]
_SYLLABLES: NDArray[np.uint16] = _TABLES["syllables"]
SAID: Codes = np.arange(SIZE, dtype=np.uint32)
SAID[FIRST_SYLLABLE : FIRST_SYLLABLE + len(_SYLLABLES)][_SYLLABLES > 0] = _SYLLABLES[
    _SYLLABLES > 0
] + np.uint32(0x30000)


def codes_of(text: str) -> Codes:
    """Give the code points of a text; lone surrogates are kept."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def text_of(codes: Codes) -> str:
    return codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


def sorts_of(codes: Codes) -> Flags:
    """Say what each code point is."""
    sorts = SORTS.take(codes, mode="clip")
    far = codes >= SIZE
    if far.any():
        sorts[far] = np.where(codes[far] < 0xE0000, HAN, INVISIBLE)
    return sorts


def syllables_of(codes: Codes) -> Codes:
    """Number the toneless syllable of each Han character; other characters keep their code point.

    Numbers start at 0x30000, where no character lies, so that a syllable is never a letter.
    """
    return np.where(codes < SIZE, SAID.take(codes, mode="clip"), codes)
