"""Which room carries out which sort of wish."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.rhythm.lurkers.proposal import propose
from warmfield.rhythm.lurkers.sweep import sweep
from warmfield.rhythm.reminders.remind import remind
from warmfield.rhythm.warm_up.warming import warm_up
from warmfield.rhythm.wish import Item

CARRIED_OUT: dict[str, Callable[[Moment, Item], None]] = {
    "reminder": remind,
    "warm_up": warm_up,
    "lurkers": sweep,
    "lurkers_due": propose,
}
