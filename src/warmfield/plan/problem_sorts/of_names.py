"""P3xx."""

from warmfield.plan.problem_sorts.sort import Sort

NAMES: dict[str, Sort] = {}
