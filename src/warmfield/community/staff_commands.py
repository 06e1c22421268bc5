"""What staff asked for. `by` is a person of the plan, or the account that wrote the command."""

from datetime import date, datetime, timedelta

from warmfield.community.duty_commands import DutyCommand
from warmfield.community.happening import Happened
from warmfield.community.ids import DecisionId, GroupId, MemberId, PersonId, RequestId
from warmfield.community.inbox_commands import InboxCommand
from warmfield.community.member_commands import MemberCommand
from warmfield.community.piece_events import PieceAdded, PieceReviewed
from warmfield.community.plan_proposals import PlanProposal
from warmfield.community.rhythm_commands import RhythmCommand


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

    `text` is a word to the member. On approval `worded` is sent in place of what the request has ready, and
    of a review `rung` is the rung taken in place of the one proposed; empty: as proposed.
    """

    request: RequestId
    answer: str
    by: PersonId | None = None
    text: str = ""
    worded: str = ""
    rung: str = ""


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


class ActivityPlanned(Happened, frozen=True, kw_only=True, tag="activity_planned"):
    """`rule`: an RRULE's value (RFC 5545) where it comes again. Without groups: in all of the plan."""

    title: str
    starts: datetime
    lasts: timedelta = timedelta(hours=2)
    place: str = ""
    rule: str = ""
    groups: tuple[GroupId, ...] = ()
    owner: PersonId | None = None
    capacity: int | None = None
    by: PersonId | None = None


class OfActivity(Happened, frozen=True, kw_only=True, omit_defaults=True):
    """`activity` is an id or a title; `day` the day it was planned for, None: the next."""

    activity: str
    day: date | None = None
    by: PersonId | None = None


class ActivityChanged(OfActivity, frozen=True, kw_only=True, tag="activity_changed"):
    """None leaves a thing as it is."""

    title: str | None = None
    place: str | None = None
    lasts: timedelta | None = None
    capacity: int | None = None


class ActivityMoved(OfActivity, frozen=True, kw_only=True, tag="activity_moved"):
    to: datetime


class ActivityCancelled(OfActivity, frozen=True, kw_only=True, tag="activity_cancelled"):
    """`whole`: this day and all that follow. `text` is the reason members read."""

    whole: bool = False
    text: str = ""


class ActivityAnnounced(OfActivity, frozen=True, kw_only=True, tag="activity_announced"):
    """Announced at once, besides the plan's leads."""


class CheckedIn(OfActivity, frozen=True, kw_only=True, tag="checked_in"):
    """By the host's list. Without `who`, `guests` came who had not signed up. `came` False takes it back."""

    who: MemberId | None = None
    guests: int = 0
    came: bool = True


class ActivityClosed(OfActivity, frozen=True, kw_only=True, tag="activity_closed"):
    """`text` says what was reached."""

    text: str = ""


ActivityCommand = (
    ActivityPlanned
    | ActivityChanged
    | ActivityMoved
    | ActivityCancelled
    | ActivityAnnounced
    | CheckedIn
    | ActivityClosed
)


class SessionPlanned(Happened, frozen=True, kw_only=True, tag="session_planned"):
    """A session ahead. `host` and `speakers` are people of the plan, accounts, or names.

    `ends` None: as long as sessions usually are; `focus` None: as the plan says.
    """

    group: GroupId
    topic: str
    starts: datetime
    ends: datetime | None = None
    host: str = ""
    speakers: tuple[str, ...] = ()
    focus: bool | None = None
    by: PersonId | None = None


class SessionOpened(Happened, frozen=True, kw_only=True, tag="session_opened"):
    """A session that begins now. Without a topic: the one that is planned for about now."""

    group: GroupId
    topic: str = ""
    ends: datetime | None = None
    host: str = ""
    speakers: tuple[str, ...] = ()
    focus: bool | None = None
    by: PersonId | None = None


class SessionClosed(Happened, frozen=True, kw_only=True, tag="session_closed"):
    """The session that is on ends; or the one named, which is planned, is called off."""

    group: GroupId
    session: str = ""
    by: PersonId | None = None


class SessionChanged(Happened, frozen=True, kw_only=True, tag="session_changed"):
    """What is given changes, in the session that is on or in the planned one that is named."""

    group: GroupId
    session: str = ""
    topic: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    speakers: tuple[str, ...] | None = None
    by: PersonId | None = None


SessionCommand = SessionPlanned | SessionOpened | SessionClosed | SessionChanged
StaffCommand = (
    LinkApproved
    | InvitationApproved
    | PermitGranted
    | RequestAnswered
    | RotaSwapped
    | TimeOff
    | DecisionUndone
    | MemberFacts
    | MemberCommand
    | PieceAdded
    | PieceReviewed
    | ActivityCommand
    | SessionCommand
    | RhythmCommand
    | DutyCommand
    | PlanProposal
    | InboxCommand
)
