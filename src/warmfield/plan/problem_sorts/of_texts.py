"""P6xx."""

from warmfield.plan.problem_sorts.sort import Sort

TEXTS: dict[str, Sort] = {}
