"""Score texts with the linear models of `weights/`: hashed runs of characters and syllables, and evidence."""

import io
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from warmfield.reading import ngrams
from warmfield.reading.characters import Mask, weights
from warmfield.reading.evidence import NAMES
from warmfield.reading.ngrams import Floats, Runs
from warmfield.reading.normalise import Normal

LONGEST = 400
"""Characters of a text that are scored, as many as the models learned from; contacts are found in all."""
PLENTY = 600
"""Runs from which on more of them add no certainty: a long dump is no stronger than a page of it."""
WRITTEN = (1, 2, 3, 4)
HEARD = (2, 3)


def share(count: Floats) -> Floats:
    """What a run counts in a text of `count` runs: by their root, from PLENTY on by their number."""
    shares = 1 / np.sqrt((count + 1) * np.maximum(count / PLENTY, 1))
    return shares.astype(np.float32, copy=False)


class Scorer(Struct, frozen=True):
    """A linear model. `table` holds int8 weights by hash, to be taken times `scale`.

    `slope` and `offset` turn the raw score into a calibrated probability (Platt). `version` stands in
    `Reading.model`.
    """

    version: str
    table: NDArray[np.int8]
    scale: float
    evidence: Floats
    bias: float
    slope: float
    offset: float

    def chances(self, sums: Floats, shares: Floats, rows: Floats) -> Floats:
        """Give the probabilities for the sums of weights, the `share` of a run and the evidence."""
        score = sums * self.scale * shares + rows @ self.evidence + self.bias
        return self._chance(score.astype(np.float32))

    def _chance(self, raw: Floats) -> Floats:
        within = np.minimum(np.maximum(self.slope * raw + self.offset, -30), 30)
        chance: Floats = (1 / (1 + np.exp(-within))).astype(np.float32)
        return chance


@cache
def scorer(name: str) -> Scorer:
    """Load `advert` or `heat` from the package's weights; evidence it didn't learn from counts nothing."""
    box = np.load(io.BytesIO(weights(f"{name}.npz")))
    numbers = box["numbers"].tolist()
    weight = dict(zip(box["names"].tolist(), box["evidence"].tolist(), strict=True))
    evidence = np.array([weight.get(name, 0.0) for name in NAMES], np.float32)
    return Scorer(str(box["version"]), box["table"], numbers[0], evidence, *numbers[1:])


@cache
def _pairs() -> NDArray[np.int16]:
    """The tables of both models side by side, the shorter one again and again."""
    tables = [scorer(name).table for name in ("advert", "heat")]
    size = max(len(table) for table in tables)
    alike = [np.tile(table, size // len(table)) for table in tables]
    return np.stack(alike, axis=1).view(np.int16).ravel()


class Cut(Struct, frozen=True):
    """A batch cut into runs, ready for any scorer."""

    normal: Normal
    runs: Runs
    rows: Floats

    def chances(self) -> tuple[Floats, Floats]:
        """How likely each text is an advert, and how hostile it is."""
        adverts, heats = self.runs.sums(_pairs())
        shares = share(self.runs.count)
        return (
            scorer("advert").chances(adverts, shares, self.rows),
            scorer("heat").chances(heats, shares, self.rows),
        )


def cut(normal: Normal, silent: Mask, rows: Floats) -> Cut:
    """Cut a normalised batch; `silent` characters don't speak, `rows` is its evidence."""
    silent = silent | (normal.origin >= LONGEST)
    streams = ((ngrams.written(normal, silent), WRITTEN), (ngrams.heard(normal, silent), HEARD))
    return Cut(normal, ngrams.cut_runs(streams, len(rows)), rows)
