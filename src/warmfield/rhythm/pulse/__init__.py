"""How alive a group is: what was written, what is usual, how surprising a silence is, how full a day."""
