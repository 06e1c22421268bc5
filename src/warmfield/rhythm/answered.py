"""What follows when a person answers a request of the clock's half."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId
from warmfield.community.requests import Request
from warmfield.rhythm.pulse.lever import taken_up
from warmfield.rhythm.warm_up.warming import request_answered

Answered = Callable[[Moment, Request, str, PersonId | None, str], None]
"""The closed request, `approve`, `refuse` or `done`, who answered, and what they wrote beside it."""

ANSWERED: dict[str, Answered] = {
    "warm_up": request_answered,
    "gather": taken_up,
}
"""By the request's sort."""
