"""Show which pieces of a text speak most for an advert."""

import numpy as np

from warmfield.community.findings import Span
from warmfield.reading.scoring import Cut, scorer

MOST = 3
"""Pieces shown."""
_SHARE = 0.45
"""A character belongs to a piece from this share of the strongest character on."""


def telling(cut: Cut, at: int) -> tuple[Span, ...]:
    """Give the strongest pieces of text `at`, in reading order; spans are in the original."""
    normal = cut.normal
    start, end = int(normal.starts[at]), int(normal.ends[at])
    weight = np.zeros(end - start + 1)
    table = scorer("advert").table
    for one in cut.grams:
        low, high = np.searchsorted(one.at, [start, end])
        here = np.arange(low, high)[one.whole[low:high]]
        worth = table[one.hashes[here] & np.uint32(len(table) - 1)] / one.n
        for step in range(one.n):
            np.add.at(weight, np.minimum(one.at[here] + step, end - 1) - start, worth)
    strong = weight[:-1] >= max(_SHARE * weight[:-1].max(initial=0), 1e-9)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], strong, [False]))))
    pieces = sorted(edges.reshape(-1, 2).tolist(), key=lambda piece: -weight[piece[0] : piece[1]].sum())
    origin = normal.origin[start:end]
    return tuple(Span(int(origin[a]), int(origin[b - 1]) + 1) for a, b in sorted(pieces[:MOST]))
