"""What a report counts: clauses that were cited, and requests that were put to people."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.ids import ClauseNumber, GroupId, PersonId, RequestId


class Cited(Struct, frozen=True, kw_only=True):
    """So many findings that are alike in all of this."""

    clause: ClauseNumber
    band: str
    """`act`, `review` or `pass`."""
    staff: bool
    """The member is of the staff by the plan in force."""
    followed: str = ""
    """The rung that was taken; empty: nothing followed."""
    why: str = ""
    """Why nothing followed: `exempt`, `permit`, `approved`, `refused` by a person, `dry`."""
    undone: bool = False
    appeal: str = ""
    count: int = 1


class PutToStaff(Struct, frozen=True, kw_only=True):
    """A request, as much of it as tells how long it waited."""

    id: RequestId
    sort: str
    at: datetime
    state: str
    group: GroupId | None = None
    answered_at: datetime | None = None
    answered_by: PersonId | None = None
