"""2.1: the rules are repeated, more often while they are broken more."""
