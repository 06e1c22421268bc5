"""What a person must decide, or do by hand where a platform can't."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.actions import Action
from warmfield.community.ids import ClauseNumber, DecisionId, EventId, GroupId, MemberId, PersonId, RequestId


class Request(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An item of the inbox.

    `sort` is a key of `request_sorts.REQUEST_SORTS`.
    `ready` is the text to copy, or exactly what will be sent on approval.
    """

    id: RequestId
    sort: str
    at: datetime
    group: GroupId | None = None
    member: MemberId | None = None
    clause: ClauseNumber | None = None
    event: EventId | None = None
    decision: DecisionId | None = None
    title: str
    """One line, in the plan's language: what is asked."""
    quote: str = ""
    ready: str = ""
    on_approve: tuple[Action, ...] = ()
    """Performed when a person approves."""
    subject: dict[str, str] = {}
    """What the sort needs to know: `link`, `invitees`, `text`, `window`."""
    not_for: PersonId | None = None
    """An appeal is answered by someone else than who decided."""
    whom: tuple[PersonId, ...] = ()
    """Whom to ask, in this order; empty: who is on duty, then the others who may decide."""
    asked: tuple[PersonId, ...] = ()
    """Who was asked already."""
    wait: float = 0.0
    """Seconds until the next is asked."""
    taken_by: PersonId | None = None
    """Who said that they see to it: nobody else is asked."""
    reminded: bool = False
    """Who took it was reminded of it."""
    snoozed_until: datetime | None = None
    """Somebody put it off: nobody is asked before."""
    snoozed_by: PersonId | None = None
    state: str = "open"
    """`open`, `approved`, `refused`, `done`, `over` (of no use any more)."""
    answered_by: PersonId | None = None
    answered_at: datetime | None = None
