"""What follows when a person answers a request of the clock's half."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId
from warmfield.community.requests import Request
from warmfield.rhythm.library.looked_at import pieces_answered

Answered = Callable[[Moment, Request, str, PersonId | None, str], None]
"""The closed request, `approve`, `refuse` or `done`, who answered, and what they wrote beside it."""

ANSWERED: dict[str, Answered] = {
    "piece": pieces_answered,
}
"""By the request's sort."""
