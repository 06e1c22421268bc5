"""What a person was asked to bring is done with when they bring a piece."""

from warmfield.acts.inbox import close, open_requests
from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId

PIECE = "piece"
"""In a request's subject: what it asks for is a piece for the library."""


def settle_owed(moment: Moment, person: PersonId) -> None:
    """The oldest that is still open: a piece pays one debt, not two."""
    for request in open_requests(moment):
        owed = request.subject.get("owes") == PIECE and request.subject.get("person") == person
        if owed:
            close(moment, request, "done", person)
            return
