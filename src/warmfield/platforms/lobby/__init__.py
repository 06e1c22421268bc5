"""The lobby: groups of warmfield's own on a web page, for the first minute and for small communities."""
