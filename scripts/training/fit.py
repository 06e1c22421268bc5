"""Fit the linear models: weighted logistic regression on the package's own features, by Adam."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.corpus import Line
from warmfield.reading import scoring
from warmfield.reading.view import look

Floats = NDArray[np.float32]


@dataclass
class Features:
    """All texts' runs, flat: `hashes[bounds[i]:bounds[i + 1]]` are text i's; `rows` is its evidence."""

    hashes: NDArray[np.uint32]
    bounds: NDArray[np.int64]
    rows: Floats

    def take(self, keep: NDArray[np.int64]) -> "Features":
        parts = [self.hashes[self.bounds[i] : self.bounds[i + 1]] for i in keep]
        bounds = np.append(0, np.cumsum([len(part) for part in parts]))
        return Features(np.concatenate(parts), bounds, self.rows[keep])


def features(lines: Sequence[Line], batch: int = 256) -> Features:
    hashes, lengths, rows = [], [], []
    for start in range(0, len(lines), batch):
        view = look([line.text[:400] for line in lines[start : start + batch]])
        cut = scoring.cut(view.normal, view.silent, view.rows)
        texts, codes = cut.runs.texts, cut.runs.hashes
        order = np.argsort(texts, kind="stable")
        hashes.append(codes[order])
        lengths.append(np.bincount(texts, minlength=len(view.words)))
        rows.append(view.rows)
    return Features(
        np.concatenate(hashes), np.append(0, np.cumsum(np.concatenate(lengths))), np.concatenate(rows)
    )


@dataclass
class Fitted:
    table: Floats
    evidence: Floats
    bias: float

    def raw(self, some: Features) -> Floats:
        index = some.hashes & np.uint32(len(self.table) - 1)
        return _scores(self.table, self.evidence, self.bias, index, some)


def _scores(
    table: Floats, evidence: Floats, bias: float, index: NDArray[np.uint32], some: Features
) -> Floats:
    running = np.append(0, np.cumsum(table[index], dtype=np.float64))
    count = np.diff(some.bounds)
    return (np.diff(running[some.bounds]) * scoring.share(count) + some.rows @ evidence + bias).astype(
        np.float32
    )


def fit(
    some: Features,
    labels: Floats,
    weights: Floats,
    *,
    bits: int,
    decay: float,
    blind: NDArray[np.bool_],
    steps: int = 90,
) -> Fitted:
    """Fit a model with 2**bits hashed weights. `decay` is the L2 penalty; `blind` evidence keeps weight 0."""
    size = 1 << bits
    index = some.hashes & np.uint32(size - 1)
    count = np.diff(some.bounds)
    root = scoring.share(count).astype(np.float32)
    values = [np.zeros(size, np.float32), np.zeros(some.rows.shape[1], np.float32), np.zeros(1, np.float32)]
    first, second = [v.copy() for v in values], [v.copy() for v in values]
    share = weights / weights.sum()
    for step in range(1, steps + 1):
        raw = _scores(values[0], values[1], float(values[2][0]), index, some)
        error = (1 / (1 + np.exp(-np.clip(raw, -30, 30))) - labels) * share
        flat = np.repeat((error * root).astype(np.float32), count)
        slopes = [
            np.bincount(index, weights=flat, minlength=size).astype(np.float32) + decay * values[0],
            np.where(blind, 0, error @ some.rows + 3 * decay * values[1]).astype(np.float32),
            np.array([error.sum()], np.float32),
        ]
        rate = 0.15 * (1 - step / (steps + 1)) + 0.005
        for at, slope in enumerate(slopes):
            first[at] += 0.1 * (slope - first[at])
            second[at] += 0.01 * (slope * slope - second[at])
            spread = np.sqrt(second[at] / (1 - 0.99**step)) + 1e-8
            values[at] -= rate * (first[at] / (1 - 0.9**step)) / spread
    values[0][np.bincount(index, minlength=size) == 0] = 0
    return Fitted(values[0], values[1], float(values[2][0]))


def platt(raw: Floats, labels: Floats, weights: Floats) -> tuple[float, float]:
    """Fit slope and shift so that chances are calibrated; Newton's method."""
    slope, shift = 1.0, 0.0
    share = weights / weights.sum()
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(slope * raw + shift, -30, 30)))
        error, spread = (chance - labels) * share, chance * (1 - chance) * share + 1e-9
        slopes = np.array([error @ raw + 1e-6 * slope, error.sum()])
        curve = np.array([[spread @ (raw * raw) + 1e-6, spread @ raw], [spread @ raw, spread.sum()]])
        change = np.linalg.solve(curve, slopes)
        slope, shift = slope - change[0], shift - change[1]
    return float(slope), float(shift)


def folds(lines: Sequence[Line], count: int = 4, *, by_trade: bool = False) -> NDArray[np.int64]:
    """Put each line into a fold by its group, so that near-duplicates and a seed's draws stay together.

    `by_trade` keeps all seeds of a trade together too.
    """
    names = [line.group.partition(":")[0] if by_trade else line.group for line in lines]
    groups = {group: (i * 7) % count for i, group in enumerate(sorted(set(names)))}
    return np.array([groups[name] for name in names])
