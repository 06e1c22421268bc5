"""Close up what was written apart to hide it: 加.微.信, 1-3-8. Texts are never changed, only read twice."""

import re

import numpy as np

from warmfield.reading.characters import Codes, Mask
from warmfield.reading.measure import solid
from warmfield.reading.normalise import Normal

_GAP = r"[^\w\n\x00,;:!?。、\"'()《》“”]"
_APART = re.compile(
    rf"(?<![a-z0-9])(?:[\u4e00-\u9fffa-z0-9](?:{_GAP}|_){{1,2}}){{3,}}[\u4e00-\u9fffa-z0-9](?![a-z0-9])"
    rf"|[\u4e00-\u9fff](?:[.·*_|~/+-][\u4e00-\u9fff]){{2,}}"
)
_REACH = 9
"""How far before the first lone sign beside another the pattern may begin."""
_BETWEEN = re.compile(r"[\W_]+")


def closed_up(normal: Normal, at: int) -> tuple[str, list[int]]:
    """Give text `at` with hiding gaps closed, and each character's place in the normalised text."""
    plain = normal.plain(at)
    kept = list(range(len(plain)))
    for found in reversed(list(_APART.finditer(plain))):
        kept[found.start() : found.end()] = [
            place for place in range(found.start(), found.end()) if not _BETWEEN.match(plain[place])
        ]
    return "".join(plain[place] for place in kept), kept


def texts_apart(normal: Normal) -> list[int]:
    """The texts that hold something written apart."""
    near = _alone(normal.codes).nonzero()[0]
    if not len(near):
        return []
    word = solid(normal.sorts)
    single = word[:-4] & ~word[1:-3] & word[2:-2] & ~word[3:-1] & word[4:]
    single |= (
        np.append(word[:-5] & ~word[1:-4] & ~word[2:-3] & word[3:-2] & ~word[4:-1], False)
        if len(word) > 5
        else False
    )
    texts, first = np.unique(normal.texts_at(near), return_index=True)
    begins = np.maximum(near[first] - _REACH, normal.starts[texts]).tolist()
    among = set(normal.texts_at(single.nonzero()[0]).tolist())
    return [
        at
        for at, begin in zip(texts.tolist(), begins, strict=True)
        if at in among and _APART.search(normal.text, begin, normal.ends[at])
    ]


def _alone(codes: Codes) -> Mask:
    """Signs of which each is the only one of its word: two near each other, or one Han; _APART needs them."""
    han = codes - np.uint32(0x4E00) < 0x5200
    sign = han | (codes - np.uint32(0x61) < 26) | (codes - np.uint32(0x30) < 10)
    alone = sign.copy()
    alone[1:] &= ~sign[:-1]
    alone[:-1] &= ~sign[1:]
    near = alone & han
    near[2:] |= alone[2:] & alone[:-2]
    near[3:] |= alone[3:] & alone[:-3]
    return near
