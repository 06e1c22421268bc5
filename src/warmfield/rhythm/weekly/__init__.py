"""5.1: the week in a few lines, for the management: what went well, what needs care, one suggestion."""
