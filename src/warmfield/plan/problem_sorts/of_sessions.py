"""P93x: sessions, and what is off topic in them."""

from warmfield.plan.problem_sorts.sort import Sort
from warmfield.wording import later

SESSIONS = {
    "P931": Sort(
        later("This lasts {lasts}, but a session ends after {longest} at the latest."),
        later("make it shorter, or raise `longest` under `sessions`"),
        "warning",
    ),
    "P932": Sort(
        later("In the group `{group}` this begins while “{other}” is still on."),
        later("a group has one session at a time: move one of them to another hour or day"),
        "warning",
    ),
    "P933": Sort(
        later("{value} is no chance a private word could be sent from."),
        later("write a number over 0.5 and below 1, like 0.8"),
    ),
    "P934": Sort(
        later("The clause can’t hold from time {value} on."),
        later("write 1 for the first time in a session, 2 for the second"),
    ),
}
