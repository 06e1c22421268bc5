"""What the management hears by itself."""

from datetime import time

from warmfield.plan.basics import Day, Part


class Digest(Part):
    """5.1: the week in a few lines, to the management's staff group, else to the owners in private."""

    day: Day = "monday"
    at: time


class Reports(Part):
    digest: Digest | None = None
    """Left out: nobody is told."""
