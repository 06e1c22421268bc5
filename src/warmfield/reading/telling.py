"""Show which pieces of a text speak most for an advert."""

import numpy as np

from warmfield.community.findings import Span
from warmfield.reading.cues import words_in
from warmfield.reading.evidence import PRICE
from warmfield.reading.scoring import Cut, scorer
from warmfield.reading.values import Contact

MOST = 3
"""Pieces shown."""
SPEAKING = frozenset(("reach", "price", "offer", "lure", "better"))


def telling(cut: Cut, at: int, contacts: tuple[Contact, ...]) -> tuple[Span, ...]:
    """Give the strongest pieces of text `at`, in reading order; spans are in the original.

    Contacts, prices and words of trade come first, as a person would point at them; where there are none,
    the run of characters with the highest weights.
    """
    normal = cut.normal
    start, end = int(normal.starts[at]), int(normal.ends[at])
    origin = normal.origin[start:end].tolist()
    plain = normal.plain(at)
    marked = words_in(plain, SPEAKING) + [match.span() for match in PRICE.finditer(plain)]
    spans = [Span(origin[a], origin[b - 1] + 1) for a, b in marked] + [way.span for way in contacts]
    joined = _joined(sorted(spans, key=lambda span: span.start))
    if not joined and end > start:
        a, b = _strongest(cut, at, start, end)
        joined = [Span(origin[a], origin[b - 1] + 1)]
    best = sorted(joined, key=lambda span: span.start - span.end)[:MOST]
    return tuple(sorted(best, key=lambda span: span.start))


def _joined(spans: list[Span]) -> list[Span]:
    """Join spans that overlap or lie at most one character apart."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _strongest(cut: Cut, at: int, start: int, end: int) -> tuple[int, int]:
    """The eight characters in a row with the most weight."""
    runs, table = cut.runs, scorer("advert").table
    here = np.flatnonzero(runs.texts == at)
    place = np.clip(runs.at[here] - start, 0, end - start - 1)
    weight = np.bincount(place, table[runs.hashes[here] & np.uint32(len(table) - 1)], end - start)
    wide = min(8, end - start)
    running = np.append(0, np.cumsum(weight))
    first = int(np.argmax(running[wide:] - running[:-wide]))
    return first, first + wide
