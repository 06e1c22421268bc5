"""What follows when a person answers a request of the clock's half."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId
from warmfield.community.requests import Request
from warmfield.rhythm.duty.gap_filled import gap_answered
from warmfield.rhythm.duty.swaps import swap_answered

Answered = Callable[[Moment, Request, str, PersonId | None, str], None]
"""The closed request, `approve`, `refuse` or `done`, who answered, and what they wrote beside it."""

ANSWERED: dict[str, Answered] = {
    "gap": gap_answered,
    "swap": swap_answered,
}
"""By the request's sort."""
