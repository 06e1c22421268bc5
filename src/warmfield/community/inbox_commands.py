"""What staff do with an item of the inbox beside answering it: put it off, give it to someone, take back."""

from datetime import datetime

from warmfield.community.happening import Happened
from warmfield.community.ids import PersonId, RequestId


class OfRequest(Happened, frozen=True, kw_only=True, omit_defaults=True):
    request: RequestId
    by: PersonId | None = None


class RequestSnoozed(OfRequest, frozen=True, kw_only=True, tag="request_snoozed"):
    """It comes back at `until`; None: now."""

    until: datetime | None = None


class RequestAssigned(OfRequest, frozen=True, kw_only=True, tag="request_assigned"):
    """`to` sees to it, and is told so; None: nobody in particular."""

    to: PersonId | None = None


class AnswerUndone(OfRequest, frozen=True, kw_only=True, tag="answer_undone"):
    """The item is open again, and what its answer gave is taken back as far as it can be."""


InboxCommand = RequestSnoozed | RequestAssigned | AnswerUndone
