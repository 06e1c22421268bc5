"""Show which pieces of a text speak most for an advert."""

import re

import numpy as np

from warmfield.community.findings import Span
from warmfield.reading.cues import words_in
from warmfield.reading.evidence import CODE, PRICE, UNIT_PRICE
from warmfield.reading.scoring import Cut, scorer
from warmfield.reading.values import Contact

MOST = 3
"""Pieces shown."""
SPEAKING = frozenset(("reach", "price", "offer", "lure", "better", "sure", "referral"))
_INSIDE = re.compile(r"[a-z0-9](?:[a-z0-9]|[.'](?=[a-z0-9]))|(?<=[a-z0-9])[.'][a-z0-9]")
_TRIMMED = " \n,.;:!?，。"
_MARK = re.compile(r"[,;:!?~\n]|\.(?!\d)|\Z")


def telling(cut: Cut, at: int, contacts: tuple[Contact, ...]) -> tuple[Span, ...]:
    """Give the strongest pieces of text `at`, in reading order; spans are in the original.

    Contacts, prices and words of trade come first, as a person would point at them; where there are none,
    the run of characters with the highest weights.
    """
    normal = cut.normal
    start, end = int(normal.starts[at]), int(normal.ends[at])
    origin = normal.origin[start:end].tolist()
    plain = normal.plain(at)
    marked = words_in(plain, SPEAKING)
    marked += [match.span() for pattern in (PRICE, UNIT_PRICE, CODE) for match in pattern.finditer(plain)]
    whole = [_whole(plain, a, b) for a, b in marked]
    spans = [Span(origin[a], origin[b - 1] + 1) for a, b in whole] + [way.span for way in contacts]
    joined = _joined(sorted(spans, key=lambda span: span.start))
    if not joined and end > start:
        a, b = _clause(plain, *_strongest(cut, at, start, end))
        joined = [Span(origin[a], origin[b - 1] + 1)]
    best = sorted(joined, key=lambda span: span.start - span.end)[:MOST]
    return tuple(sorted(best, key=lambda span: span.start))


def _whole(plain: str, start: int, end: int) -> tuple[int, int]:
    """Widen a piece so that it cuts no number and no word of letters, and drop the space around it."""
    while start < end and plain[start].isspace():
        start += 1
    while end > start + 1 and plain[end - 1] in _TRIMMED:
        end -= 1
    while start and _INSIDE.match(plain, start - 1):
        start -= 1
    while _INSIDE.match(plain, end - 1):
        end += 1
    return start, end


def _clause(plain: str, start: int, end: int) -> tuple[int, int]:
    """Widen a piece to the marks around it, where they are near."""
    marks = [0, *(match.end() for match in _MARK.finditer(plain))]
    first = max(mark for mark in marks if mark <= start)
    last = min((match.start() for match in _MARK.finditer(plain, end)), default=end)
    return _whole(plain, first if start - first <= 8 else start, last if last - end <= 8 else end)


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
    hashes, places = runs.of(at)
    place = np.clip(places - start, 0, end - start - 1)
    weight = np.bincount(place, table[hashes & np.uint32(len(table) - 1)], end - start)
    wide = min(8, end - start)
    running = np.append(0, np.cumsum(weight))
    first = int(np.argmax(running[wide:] - running[:-wide]))
    return first, first + wide
