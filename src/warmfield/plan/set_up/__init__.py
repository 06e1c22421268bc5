"""A first plan from a few answers: the reference plan with one's own school, groups and people."""
