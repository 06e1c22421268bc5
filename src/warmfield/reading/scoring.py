"""Score texts with the linear models of `weights/`: hashed runs of characters and syllables, and evidence."""

import io
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from warmfield.reading import ngrams
from warmfield.reading.characters import Mask, weights
from warmfield.reading.ngrams import Floats, Grams
from warmfield.reading.normalise import Normal

WRITTEN = (1, 2, 3, 4)
HEARD = (2, 3)


class Scorer(Struct, frozen=True):
    """A linear model. `table` holds int8 weights by hash, to be taken times `scale`.

    `slope` and `shift` turn the raw score into a calibrated probability (Platt). `version` stands in
    `Reading.model`.
    """

    version: str
    table: NDArray[np.int8]
    scale: float
    evidence: Floats
    bias: float
    slope: float
    shift: float

    def raw(self, all_grams: list[Grams], count: Floats, rows: Floats) -> Floats:
        """The score before calibration; runs are averaged by the root of their number."""
        summed = ngrams.sums(all_grams, self.table)
        score = summed * self.scale / np.sqrt(count + 1) + rows @ self.evidence + self.bias
        return score.astype(np.float32)

    def chance(self, raw: Floats) -> Floats:
        chance: Floats = (1 / (1 + np.exp(-np.clip(self.slope * raw + self.shift, -30, 30)))).astype(
            np.float32
        )
        return chance


@cache
def scorer(name: str) -> Scorer:
    """Load `advert` or `heat` from the package's weights."""
    box = np.load(io.BytesIO(weights(f"{name}.npz")))
    numbers = box["numbers"].tolist()
    return Scorer(str(box["version"]), box["table"], numbers[0], box["evidence"], *numbers[1:])


class Cut(Struct, frozen=True):
    """A batch cut into runs, ready for any scorer."""

    normal: Normal
    grams: list[Grams]
    count: Floats
    rows: Floats

    def chances(self, name: str) -> Floats:
        one = scorer(name)
        return one.chance(one.raw(self.grams, self.count, self.rows))


def cut(normal: Normal, silent: Mask, rows: Floats) -> Cut:
    """Cut a normalised batch; `silent` characters don't speak, `rows` is its evidence."""
    runs = ngrams.grams(ngrams.written(normal, silent), WRITTEN) + ngrams.grams(
        ngrams.heard(normal, silent), HEARD
    )
    return Cut(normal, runs, ngrams.counts(runs), rows)
