"""The two models: what each learns from, how it is fitted, measured and written."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training import corpus, figures
from training.corpus import Line
from training.fit import Features, Fitted, Floats, features, fit, folds, platt
from training.saving import save
from warmfield.reading.evidence import NAMES

BLIND_ADVERT = {"you", "insult", "traditional", "friendly", "short", "long", "very_long"}
SEEN_HEAT = {"insult", "friendly", "you", "thanks", "asks", "notice"}


@dataclass
class Recipe:
    bits: int
    decay: float
    blind: set[str]
    lines: list[Line]


def advert_lines() -> list[Line]:
    cold = [
        Line(one.text, 0, one.source, one.group, 0.5)
        for one in corpus.labelled("cold_offensive_zh", "offensive", 1)
    ][::6]
    telegram = [one for one in corpus.labelled("tgspam_umputun", "spam", 0.3) if not one.text.isascii()]
    return (
        corpus.labelled("qqgroup_ads_zh", "spam", 4.0)
        + telegram
        + cold
        + corpus.chat("gitter_manual_threads", 1500, 0.5, held=False)
        + corpus.chat("irc_disentangle_train", 1500, 0.5, held=False)
        + corpus.chat("zulip_bytecodealliance", 2500, 0.5, held=False)
        + corpus.seeded("advert", 1, 6, 0.6, hide=True)
        + corpus.seeded("pass", 0, 4, 1.0, hide=False)
        + corpus.seeded("lure", 1, 4, 0.5, hide=True)
        + corpus.traded(6, 0.6)
        + corpus.dumps(300, 0.5)
        + corpus.seeded("heated", 0, 1, 0.5, hide=False)
        + corpus.seeded("friendly", 0, 1, 0.5, hide=False)
    )


def heat_lines() -> list[Line]:
    return (
        corpus.labelled("cold_offensive_zh", "offensive", 0.25)[::2]
        + [
            Line(one.text, 0, one.source, one.group, 0.5)
            for one in corpus.labelled("qqgroup_ads_zh", "spam", 1)
            if not one.label
        ]
        + corpus.chat("gitter_manual_threads", 1500, 0.5, held=False)
        + corpus.chat("irc_disentangle_train", 1500, 0.5, held=False)
        + corpus.chat("zulip_bytecodealliance", 1500, 0.5, held=False)
        + corpus.seeded("heated", 1, 1, 12.0, hide=False)
        + corpus.seeded("friendly", 0, 1, 8.0, hide=False)
        + corpus.seeded("pass", 0, 1, 2.0, hide=False)
    )


def recipe(what: str) -> Recipe:
    if what == "advert":
        return Recipe(20, 1.5e-5, BLIND_ADVERT, advert_lines())
    return Recipe(18, 1e-5, set(NAMES) - SEEN_HEAT, heat_lines())


def train(what: str, path: Path) -> None:
    """Cross-validate, print the figures, fit on everything, write the weights."""
    plan = recipe(what)
    lines = plan.lines
    some = features(lines)
    labels = np.array([line.label for line in lines], np.float32)
    weights = np.array([line.weight for line in lines], np.float32)
    print(f"{len(lines)} texts, {int(labels.sum())} of them {what}, {len(some.hashes):,} runs")
    blind = np.array([name in plan.blind for name in NAMES])
    outside = crossed(plan, some, labels, weights, blind=blind, fold=folds(lines))
    slope, shift = platt(outside, labels, weights)
    chances = 1 / (1 + np.exp(-np.clip(slope * outside + shift, -30, 30)))
    report(lines, chances, labels)
    if what == "advert":
        print("\ntrades left out, worst first")
        unseen = crossed(plan, some, labels, weights, blind=blind, fold=folds(lines, by_trade=True))
        report_trades(lines, 1 / (1 + np.exp(-np.clip(slope * unseen + shift, -30, 30))))
    fitted = fit(some, labels, weights, bits=plan.bits, decay=plan.decay, blind=blind)
    write(what, path, fitted, slope, shift)


def crossed(
    plan: Recipe, some: Features, labels: Floats, weights: Floats, *, blind: np.ndarray, fold: np.ndarray
) -> Floats:
    """Score every text by a model that saw nothing of its fold."""
    outside = np.zeros(len(labels), np.float32)
    for one in range(int(fold.max()) + 1):
        inside, out = np.flatnonzero(fold != one), np.flatnonzero(fold == one)
        fitted = fit(
            some.take(inside), labels[inside], weights[inside], bits=plan.bits, decay=plan.decay, blind=blind
        )
        outside[out] = fitted.raw(some.take(out))
    return outside


def report(lines: Sequence[Line], chances: Floats, labels: Floats) -> None:
    """Print a line a source."""
    for source in sorted({line.source for line in lines}):
        here = np.array([line.source == source for line in lines])
        some = chances[here]
        if (labels[here] > 0.5).any() and (labels[here] < 0.5).any():
            print(f"{source:22} {figures.summary(some, labels[here])}")
            continue
        print(f"{source:22} {figures.bands(some)}  ({here.sum()}, all {labels[here][0]:g})")


def report_trades(lines: Sequence[Line], chances: Floats, worst: int = 12) -> None:
    """Print how trades fared that the model hadn't seen: all together, then the worst."""
    at: dict[tuple[float, str], list[int]] = {}
    for i, line in enumerate(lines):
        if line.group.startswith("trade "):
            at.setdefault((line.label, line.group[6:].partition(":")[0]), []).append(i)
    for label in (1.0, 0.0):
        rows = {trade: chances[i] for (its, trade), i in at.items() if its == label}
        rows = dict(sorted(rows.items(), key=lambda row: abs(label - (row[1] > 0.5).mean()), reverse=True))
        every = {"every trade": np.concatenate(list(rows.values()))}
        for trade, some in [*every.items(), *list(rows.items())[:worst]]:
            print(f"{trade:22} {figures.bands(some)}  ({len(some)}, all {label:g})")


def write(what: str, path: Path, fitted: Fitted, slope: float, shift: float) -> None:
    """Write int8 weights; the version is the hash of what they are."""
    largest = float(np.quantile(np.abs(fitted.table[fitted.table != 0]), 0.9999))
    scale = largest / 127
    table = np.clip(np.round(fitted.table / scale), -127, 127).astype(np.int8)
    version = f"{what}-{hashlib.sha256(table.tobytes() + fitted.evidence.tobytes()).hexdigest()[:8]}"
    numbers = np.array([scale, fitted.bias, slope, shift])
    save(
        path,
        table=table,
        evidence=fitted.evidence,
        numbers=numbers,
        names=np.array(NAMES),
        version=np.array(version),
    )
    print(f"{version}: {path.stat().st_size:,} bytes; slope {slope:.2f} shift {shift:.2f}")
    weighed = sorted(zip(fitted.evidence.tolist(), NAMES, strict=True))
    print("evidence:", ", ".join(f"{name} {weight:+.1f}" for weight, name in weighed if abs(weight) > 0.15))
