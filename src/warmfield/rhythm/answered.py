"""What follows when a person answers a request of the clock's half, or asks why it was made."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId
from warmfield.community.requests import Request
from warmfield.rhythm.duty.gap_filled import gap_answered
from warmfield.rhythm.duty.swaps import swap_answered
from warmfield.rhythm.library.looked_at import pieces_answered
from warmfield.rhythm.lurkers.not_asked import why_these
from warmfield.rhythm.lurkers.shown_out import lurkers_answered, what_follows, words_sent
from warmfield.rhythm.pulse.lever import taken_up
from warmfield.rhythm.warm_up.warming import request_answered

Answered = Callable[[Moment, Request, str, PersonId | None, str], None]
"""The closed request, `approve`, `refuse` or `done`, who answered, and what they wrote beside it."""
Follows = Callable[[Moment, Request, str, str], tuple[bool, str]]
"""Before it is closed: whether the answer and what stands beside it can be understood, and a sentence,
either to ask back (the request stays open) or to say what follows from it."""

ANSWERED: dict[str, Answered] = {
    "gap": gap_answered,
    "swap": swap_answered,
    "warm_up": request_answered,
    "gather": taken_up,
    "lurkers": lurkers_answered,
    "lurkers_word": words_sent,
    "piece": pieces_answered,
}
FOLLOWS: dict[str, Follows] = {
    "lurkers": what_follows,
}
EXPLAINED: dict[str, Callable[[Moment, Request], str]] = {
    "lurkers": why_these,
}
"""Each by the request's sort."""
