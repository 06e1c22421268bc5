"""Python's garbage collector, told what a command and a long-running engine are made of."""

import gc

OFTEN, SELDOM, HARDLY = 5_000, 50, 200
LOADED = 50_000
"""Objects that loading makes between two collections; none of them is garbage."""


def load_undisturbed() -> None:
    """Collect less while a command is loaded: a tenth of its start went by in looking through modules."""
    gc.set_threshold(LOADED)


def collect_seldom() -> None:
    """Leave what is loaded out of collections, and look through everything hardly ever.

    What a turn makes is freed by counting references; a full collection over all records held
    one batch up for 64–70 ms (a 500/s run of `warmfield bench durable`, 2 cores).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(OFTEN, SELDOM, HARDLY)
