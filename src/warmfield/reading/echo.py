"""Know the same post again: an exact skeleton, and a sketch of how it sounds for near-duplicates."""

import itertools
from collections.abc import Collection
from hashlib import blake2b

import numpy as np

from warmfield.reading.characters import Codes, Mask, Places, syllables_of
from warmfield.reading.measure import solid
from warmfield.reading.normalise import Normal

KEPT = 32
"""Hashes kept of a sketch."""
SKETCHED = 600
"""Letters, Han and digits of a text that are sketched."""
SHORTEST = 8
"""Effective length below which a text has no sketch."""


def skeleton(solid_codes: Codes) -> str:
    """Hash what remains after dropping all but letters, Han and digits; empty for a text without any."""
    return blake2b(solid_codes.tobytes(), digest_size=8).hexdigest() if len(solid_codes) else ""


def echoes(normal: Normal, words: Places) -> list[tuple[str, tuple[int, ...]]]:
    """Give the skeleton and, from SHORTEST words on, the sketch of every text."""
    keep = solid(normal.sorts)
    codes = normal.codes[keep]
    bounds = np.zeros(len(keep) + 1, np.int64)
    keep.cumsum(out=bounds[1:])
    starts, ends = bounds[normal.starts], bounds[normal.ends]
    long = words >= SHORTEST
    sketches = _sketches(_hashes(codes), starts, ends, long) if long.any() else [()] * len(words)
    return [
        (skeleton(codes[start:end]), sketch)
        for start, end, sketch in zip(starts.tolist(), ends.tolist(), sketches, strict=True)
    ]


def _sketches(hashes: Codes, starts: Places, ends: Places, long: Mask) -> list[tuple[int, ...]]:
    """Sort all texts' hashes at once, by text, and keep the KEPT lowest distinct ones of each."""
    lengths = np.minimum(np.maximum(ends - starts - 2, 0), SKETCHED) * long
    of_text = np.arange(len(starts)).repeat(lengths)
    first = lengths.cumsum() - lengths
    place = np.arange(len(of_text)) - first[of_text] + starts[of_text]
    keyed = np.sort((of_text.astype(np.uint64) << np.uint64(32)) | hashes[place])
    distinct = keyed[np.append(True, keyed[1:] != keyed[:-1])] if len(keyed) else keyed
    owner = (distinct >> np.uint64(32)).astype(np.int64)
    begins = owner.searchsorted(np.arange(len(starts) + 1))
    values = (distinct & np.uint64(0xFFFFFFFF)).tolist()
    return [tuple(values[a : min(a + KEPT, b)]) for a, b in itertools.pairwise(begins.tolist())]


def _hashes(codes: Codes) -> Codes:
    """Hash the phonetic 3-gram that starts at each character but the last two."""
    said = syllables_of(codes)
    if len(said) < 3:
        return said[:0]
    mixed = (said[:-2] * np.uint32(0x9E3779B1) + said[1:-1]) * np.uint32(0x85EBCA77) + said[2:]
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(0xC2B2AE3D)
    return mixed ^ (mixed >> np.uint32(13))


def alike(one: Collection[int], other: Collection[int]) -> float:
    """Estimate how much two sketched texts share (Jaccard over 3-grams), in 0..1; 0 for an empty sketch.

    Copies with changed emoji, spacing, homophones or script, or a name added, lie above .6, other posts
    below .2.
    """
    both = set(one).intersection(other)
    if not both:
        return 0.0
    union = sorted({*one, *other})[:KEPT]
    return len(both.intersection(union)) / len(union)
