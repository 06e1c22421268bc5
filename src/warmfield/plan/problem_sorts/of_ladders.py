"""P4xx."""

from warmfield.plan.problem_sorts.sort import Sort

LADDERS: dict[str, Sort] = {}
