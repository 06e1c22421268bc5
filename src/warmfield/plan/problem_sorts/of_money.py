"""P5xx."""

from warmfield.plan.problem_sorts.sort import Sort

MONEY: dict[str, Sort] = {}
