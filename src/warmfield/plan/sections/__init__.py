"""The parts of a plan beside clauses and groups, one chapter of the plan a file."""
