"""How likely a text is an advert."""

import numpy as np
from numpy.typing import NDArray

from warmfield.reading.evidence import NAMES

MODEL = "by-hand-0"
_BY_HAND = {
    "reach": 1.5, "price": 1.2, "offer": 2.0, "lure": 1.0, "contact": 1.5, "advice": -2.0, "gives": -3.0, "notice": -1.5, "weary": -2.5, "thanks": -1.0,
    "reach+offer": 1.5, "contact+offer": 1.5, "contact+price": 1.0, "contact+reach": 1.0, "price+offer": 1.0, "asks": -0.5, "separators": 1.0, "confusables": 1.0,
}  # fmt: skip
_WEIGHTS = np.array([_BY_HAND.get(name, 0.0) for name in NAMES], np.float32)


def adverts(evidence: NDArray[np.float32]) -> NDArray[np.float32]:
    """Give the probability of each text."""
    probability: NDArray[np.float32] = 1 / (1 + np.exp(5.0 - evidence @ _WEIGHTS))
    return probability
