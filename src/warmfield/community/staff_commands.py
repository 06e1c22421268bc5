"""What staff asked for. `by` is a person of the plan, or the account that wrote the command."""

from datetime import datetime

from warmfield.community.happening import Happened
from warmfield.community.ids import DecisionId, GroupId, MemberId, PersonId, RequestId


class LinkApproved(Happened, frozen=True, kw_only=True, tag="link_approved"):
    """`who` may post `link` (any link once, when empty)."""

    who: MemberId
    link: str = ""
    group: GroupId | None = None
    by: PersonId | None = None


class InvitationApproved(Happened, frozen=True, kw_only=True, tag="invitation_approved"):
    """`who` may bring in `invitees` (or one person, when nobody is named)."""

    who: MemberId
    invitees: tuple[str, ...] = ()
    group: GroupId | None = None
    by: PersonId | None = None


class PermitGranted(Happened, frozen=True, kw_only=True, tag="permit_granted"):
    """`who` may post an advert `posts` times in the window. `text` is the agreed wording; empty: any."""

    who: MemberId
    window: tuple[datetime, datetime]
    text: str = ""
    posts: int = 1
    group: GroupId | None = None
    by: PersonId | None = None


class RequestAnswered(Happened, frozen=True, kw_only=True, tag="request_answered"):
    """`answer` is `approve`, `refuse` or `done`, or `take` (I see to it) or `pass` (to the next).

    `text` is a word to the member.
    """

    request: RequestId
    answer: str
    by: PersonId | None = None
    text: str = ""


class RotaSwapped(Happened, frozen=True, kw_only=True, tag="rota_swapped"):
    """`taker` does what `giver` had on duty in the window; for it `giver` does what they had in `back`."""

    giver: PersonId
    taker: PersonId
    window: tuple[datetime, datetime]
    back: tuple[datetime, datetime] | None = None
    by: PersonId | None = None


class TimeOff(Happened, frozen=True, kw_only=True, tag="time_off"):
    """A person of the staff can't be on duty in the window."""

    person: PersonId
    window: tuple[datetime, datetime]
    by: PersonId | None = None


class DecisionUndone(Happened, frozen=True, kw_only=True, tag="decision_undone"):
    decision: DecisionId
    by: PersonId | None = None
    text: str = ""


class MemberFacts(Happened, frozen=True, kw_only=True, tag="member_facts"):
    """What staff know of a member; None leaves a fact as it is."""

    who: MemberId
    grade: str | None = None
    joined: datetime | None = None
    paid: bool | None = None
    on_leave_until: datetime | None = None
    by: PersonId | None = None


StaffCommand = (
    LinkApproved
    | InvitationApproved
    | PermitGranted
    | RequestAnswered
    | RotaSwapped
    | TimeOff
    | DecisionUndone
    | MemberFacts
)
