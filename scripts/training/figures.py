"""The figures of the model card."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def auc(scores: Floats, labels: Floats) -> float:
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    mean = np.cumsum(counts) - (counts - 1) / 2
    ranks = mean[inverse]
    good = labels > 0.5
    return float((ranks[good].sum() - good.sum() * (good.sum() + 1) / 2) / (good.sum() * (~good).sum()))


def best_f1(scores: Floats, labels: Floats) -> float:
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order])
    return float(np.max(2 * hits / (np.arange(1, len(scores) + 1) + labels.sum())))


def recall_at(scores: Floats, labels: Floats, false_rate: float) -> float:
    cut = np.quantile(scores[labels < 0.5], 1 - false_rate)
    return float((scores[labels > 0.5] > cut).mean())


def calibration_error(chances: Floats, labels: Floats, bins: int = 10) -> float:
    at = np.minimum((chances * bins).astype(int), bins - 1)
    total = np.bincount(at, minlength=bins)
    gap = np.abs(np.bincount(at, chances, bins) - np.bincount(at, labels, bins))
    return float(gap.sum() / total.sum())


def bands(chances: Floats) -> str:
    return f"over .98: {(chances > 0.98).mean():.4f}  over .5: {(chances > 0.5).mean():.4f}"


def summary(chances: Floats, labels: Floats) -> str:
    return (
        f"AUC {auc(chances, labels):.3f}  F1 {best_f1(chances, labels):.3f}"
        f"  recall at 1 % false {recall_at(chances, labels, 0.01):.3f}"
        f"  calibration error {calibration_error(chances, labels):.3f}  "
        f"({int(labels.sum())} of {len(labels)})"
    )
