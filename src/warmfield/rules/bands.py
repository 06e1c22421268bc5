"""Where acting begins and where asking a person begins: two thresholds from the plan's three costs."""

from functools import lru_cache

from warmfield.community.findings import Thresholds
from warmfield.plan.model import Review


def thresholds(costs: Review) -> Thresholds:
    """Give the two edges of the review band.

    Asking costs `review`; passing something that should not pass costs `missed` times its
    probability; removing costs `false_removal` times the probability that it was right to post.
    Costs of nothing close the band on that side.
    """
    return _edges(costs.review, costs.missed, costs.false_removal)


@lru_cache(64)
def _edges(asking: float, missed: float, false_removal: float) -> Thresholds:
    review = min(asking / missed, 1.0) if missed > 0 else 1.0
    act = max(1.0 - asking / false_removal, review) if false_removal > 0 else review
    return Thresholds(act=act, review=review)
