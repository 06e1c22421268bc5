"""Which room carries out which sort of wish."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.rhythm.activities import carried
from warmfield.rhythm.lurkers.proposal import propose
from warmfield.rhythm.lurkers.sweep import sweep
from warmfield.rhythm.reminders.remind import remind
from warmfield.rhythm.warm_up.warming import warm_up
from warmfield.rhythm.wish import Item

CARRIED_OUT: dict[str, Callable[[Moment, Item], None]] = {
    "reminder": remind,
    "announcement": carried.announce,
    "correction": carried.correct,
    "sign_up_list": carried.post_list,
    "those_told": carried.tell_those_concerned,
    "those_coming": carried.remind_those_coming,
    "host_told": carried.tell_host,
    "host_asked": carried.ask_host,
    "afterwards": carried.look_back,
    "warm_up": warm_up,
    "lurkers": sweep,
    "lurkers_due": propose,
}
