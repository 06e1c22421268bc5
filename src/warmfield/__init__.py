"""warmfield (暖场): keeps the operation plan of a community's chat groups."""
