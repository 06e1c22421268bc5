"""P8xx."""

from warmfield.plan.problem_sorts.sort import Sort

GROUPS: dict[str, Sort] = {}
