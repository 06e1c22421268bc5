"""Whether the plan in force is still the one that warmfield brings along."""

from functools import cache

from warmfield.plan import reference
from warmfield.plan.load import version_of


@cache
def samples() -> frozenset[str]:
    """Versions of the reference plan, as it comes."""
    return frozenset(version_of(reference.text(language)) for language in ("zh", "en"))


def is_sample(version: str) -> bool:
    return version in samples()
