"""Learn what a language's texts have in common and when a message is off topic; print the figures."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from training.corpus import rows
from training.figures import auc, calibration_error
from training.saving import save
from training.talks import Case, cases_of_threads, cases_written, judged, plain_lines
from warmfield.reading import meaning
from warmfield.reading.read import read_many

Floats = NDArray[np.float32]
EVERYDAY = 0.5
"""The share of parents' everyday chatter in a language's mean; the rest is chat of other kinds."""
OFF = 0.2
"""The share of judged messages that is off topic, guessed: one in five."""
WEIGHT = {"chatter": 1.0, "real chat": 1.0, "another community": 1.0, "the same room": 0.0}
"""What the same room talks about a moment later is often on topic: it is measured, not learned from."""
ZULIP, GITTER = "zulip_bytecodealliance", "gitter_manual_threads"


def write_meaning(path: Path) -> None:
    chinese, other, held_zh, held_en = chat()
    save(
        path,
        mean_zh=mean(plain_lines("chatter_zh"), chinese),
        mean_other=mean(plain_lines("chatter_en"), other),
        weights=np.zeros(3, np.float32),
    )
    meaning._learned.cache_clear()  # noqa: SLF001 - the means just written
    cases = [
        *cases_of_threads(ZULIP, GITTER),
        *cases_of_threads(GITTER, ZULIP),
        *(case for half in (0, 1) for case in cases_written("zh", half, held_zh)),
        *(case for half in (0, 1) for case in cases_written("en", half, held_en)),
    ]
    encoded = {text: meaning.encoded(text) for text in dict.fromkeys(every_text(cases))}
    near = np.array([_near(case, encoded) for case in cases])
    show(cases, near)
    weights = fit(cases, near, np.ones(len(cases), bool))
    print("weights", np.round(weights, 2))
    known = meaning._learned()  # noqa: SLF001 - the means just written
    save(
        path,
        mean_zh=known["mean_zh"].astype(np.float16),
        mean_other=known["mean_other"].astype(np.float16),
        weights=weights.astype(np.float32),
    )


def chat() -> tuple[list[str], list[str], list[str], list[str]]:
    """Chinese and other chat for the means, and as much again that is held back."""
    groups = [one["text"] for one in rows("labelled/qqgroup_ads_zh.dev.jsonl") if one["label"] == "ham"]
    lobby = [one["text"] for one in rows("logs/gitter_lobby_raw.jsonl")]
    irc = [one["text"] for one in rows("logs/irc_disentangle_dev.jsonl")]
    chinese = judged(read_many(groups))
    other = [*judged(read_many(lobby[::20]))[:400], *judged(read_many(irc[::10]))[:200]]
    return chinese[::2][:300], other[::2], chinese[1::2][:120], other[1::2][:240]


def mean(everyday: Sequence[str], others: Sequence[str]) -> NDArray[np.float16]:
    parts = [np.mean([meaning._model().query(text) for text in texts], 0) for texts in (everyday, others)]  # noqa: SLF001
    return (EVERYDAY * parts[0] + (1 - EVERYDAY) * parts[1]).astype(np.float16)


def every_text(cases: Sequence[Case]) -> list[str]:
    return [text for case in cases for text in (case.text, *case.talk, *case.lately)]


def _near(case: Case, encoded: dict[str, bytes]) -> tuple[float, float, float]:
    talk, lately = ([encoded[text] for text in texts] for texts in (case.talk, case.lately))
    return (*meaning.nearness(encoded[case.text], talk, lately), 1.0)


def fit(cases: Sequence[Case], near: Floats, used: NDArray[np.bool_]) -> Floats:
    """Logistic regression by Newton's method; each source counts the same, off topic as often as OFF says."""
    off = np.array([case.kind != "on" for case in cases])
    each = Counter((case.source, case.kind) for case, use in zip(cases, used, strict=True) if use)
    shares = np.array([WEIGHT.get(case.kind, 1.0) / max(each[case.source, case.kind], 1) for case in cases])
    shares *= used
    shares *= np.where(off, OFF / shares[off].sum(), (1 - OFF) / shares[~off].sum()) * 400
    weights = np.zeros(near.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-near @ weights))
        slope = near.T @ (shares * (chance - off)) + 0.01 * weights
        bend = (near * (shares * chance * (1 - chance))[:, None]).T @ near + 0.01 * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def show(cases: Sequence[Case], near: Floats) -> None:
    """Each source judged by what was learned from the others."""
    by: dict[str, list[int]] = defaultdict(list)
    for at, case in enumerate(cases):
        by[case.source].append(at)
    runs = np.array([_by_runs(case) for case in cases])
    for source, rows_of in by.items():
        weights = fit(cases, near, np.array([case.source != source for case in cases]))
        chance = 1 / (1 + np.exp(-near @ weights))
        here = np.array(rows_of)
        on = here[[cases[at].kind == "on" for at in rows_of]]
        print(f"{source}: {len(on)} on topic, false alarms {_over(chance[on])}")
        for kind in dict.fromkeys(cases[at].kind for at in rows_of):
            off = here[[cases[at].kind == kind for at in rows_of]]
            if kind != "on":
                both = np.concatenate([on, off])
                labels = np.repeat([0.0, 1.0], [len(on), len(off)])
                print(
                    f"  {kind:18} {len(off):5}  AUC {auc(chance[both], labels):.3f}"
                    f"  found {_over(chance[off])}  hashed runs AUC {auc(runs[both], labels):.3f}"
                )
    told = np.array([case.kind != "on" for case in cases])
    learned = np.array([WEIGHT.get(case.kind, 1.0) > 0 for case in cases])
    chance = 1 / (1 + np.exp(-near @ fit(cases, near, np.ones(len(cases), bool))))
    print(f"calibration error {_calibration(chance[learned], told[learned]):.3f}")


def _over(chances: Floats) -> str:
    return "  ".join(f"over {edge}: {(chances > edge).mean():.3f}" for edge in (0.5, 0.8, 0.9))


def _calibration(chances: Floats, off: NDArray[np.bool_]) -> float:
    """With off topic as often as OFF says: on-topic cases are repeated until that is so."""
    times = round((1 - OFF) / OFF * off.sum() / (~off).sum())
    return calibration_error(
        np.concatenate([chances[off], np.tile(chances[~off], times)]),
        np.repeat([1.0, 0.0], [off.sum(), times * (~off).sum()]),
    )


def _by_runs(case: Case) -> float:
    """The baseline: how little of a text's runs of 1-4 characters stand in the talk, by their cosine."""
    one, whole = _runs(case.text), _runs("\n".join(case.talk))
    dot = sum(count * whole[run] for run, count in one.items())
    return -dot / (_size(one) * _size(whole) or 1.0)


def _size(runs: Counter[int]) -> float:
    return float(sum(count * count for count in runs.values()) ** 0.5)


@cache
def _runs(text: str) -> Counter[int]:
    low = text.casefold()[:10_000]
    return Counter(
        crc32(low[at : at + length].encode()) % 65536
        for length in (1, 2, 3, 4)
        for at in range(len(low) - length + 1)
    )
