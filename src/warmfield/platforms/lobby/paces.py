"""How fast one member, and one address, may write: generous to people, firm with programs."""

from warmfield.web.limits import Pace

MEMBER = Pace(burst=30, per_second=2)
"""More than a clause against flooding needs to see it: 8 messages in 30 seconds by the reference plan."""
ADDRESS = Pace(burst=200, per_second=20)
"""A school's wireless network brings many parents by one address."""
NEWCOMERS = Pace(burst=20, per_second=0.5)
"""New members by one address."""
