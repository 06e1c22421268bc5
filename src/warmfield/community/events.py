"""What happened. Every change of state starts with one of these, and the journal is their list.

An event's JSON is one line of warmfield's own log (`docs/log.md`), so that what was recorded live
can be rehearsed. Times are aware and in UTC. Within a community an `id` stands once; a second
event of the same id is a duplicate and is dropped.
"""

from datetime import datetime

from msgspec import Struct

from warmfield.community.actions import Action
from warmfield.community.ids import (
    ActionId,
    DecisionId,
    EventId,
    GroupId,
    MemberId,
    MessageId,
    PersonId,
    RequestId,
    TimerId,
)


class Happened(Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """The part all events share."""

    at: datetime
    id: EventId = EventId("")


# What platforms tell us.


class MessageSent(Happened, frozen=True, kw_only=True, tag="message"):
    """One message as the platform delivered it, at most 16 000 characters. Its `id` is the message's."""

    group: GroupId
    who: MemberId
    nickname: str = ""
    text: str = ""
    reply_to: MessageId | None = None
    replaces: MessageId | None = None
    """Set when this is an edit: the message whose text it replaces."""
    media: str = ""
    """`image`, `file`, `red_packet`, …; empty for text."""


class Joined(Happened, frozen=True, kw_only=True, tag="join"):
    group: GroupId
    who: MemberId
    nickname: str = ""
    invited_by: MemberId | None = None
    via: str = ""
    """The channel or code the member came by; a code of the plan's own needs no invitation."""


class JoinAsked(Happened, frozen=True, kw_only=True, tag="join_asked"):
    """Someone knocks and waits at the door; `text` is what they said."""

    group: GroupId
    who: MemberId
    nickname: str = ""
    text: str = ""
    invited_by: MemberId | None = None
    via: str = ""


class Left(Happened, frozen=True, kw_only=True, tag="leave"):
    group: GroupId
    who: MemberId
    removed_by: MemberId | None = None


class NicknameChanged(Happened, frozen=True, kw_only=True, tag="nickname"):
    group: GroupId
    who: MemberId
    nickname: str


class Whispered(Happened, frozen=True, kw_only=True, tag="whisper"):
    """A private word to the assistant. `group` where the platform or the log tells it."""

    who: MemberId
    nickname: str = ""
    text: str = ""
    group: GroupId | None = None


class Reacted(Happened, frozen=True, kw_only=True, tag="reaction"):
    group: GroupId
    who: MemberId
    text: str = ""
    reply_to: MessageId | None = None


class MessageVanished(Happened, frozen=True, kw_only=True, tag="message_removed"):
    """A message was taken away by its author or by someone on the platform, not by us."""

    group: GroupId
    message: MessageId
    who: MemberId | None = None


# What staff asked for. `by` is a person of the plan, or the account that wrote the command.


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
    """`answer` is `approve`, `refuse` or `done`; `text` a word to the member."""

    request: RequestId
    answer: str
    by: PersonId | None = None
    text: str = ""


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


# The clock, the courier and the plan.


class TimerDue(Happened, frozen=True, kw_only=True, tag="timer_due"):
    """A timer of ours fell due; the fields are those of its row (`records.Timer`)."""

    timer: TimerId
    sort: str = ""
    group: GroupId | None = None
    member: MemberId | None = None
    about: str = ""
    late: bool = False
    """Too late to be of use (`Timer.late_after`): noted here, and nothing followed."""


class ActionEnded(Happened, frozen=True, kw_only=True, tag="action_ended"):
    """`outcome` is `done`, `refused` or `late`; `reason` is the platform's own words."""

    action: ActionId
    outcome: str
    reason: str = ""
    placed: MessageId | None = None
    """The id the platform gave to what we posted."""
    asked: Action | None = None
    """What was asked for, given when it was refused, so that a person can do it by hand."""


class PlanPublished(Happened, frozen=True, kw_only=True, tag="plan_published"):
    version: str
    """The first 12 hex digits of the plan file's SHA-256."""
    by: PersonId | None = None


Event = (
    MessageSent
    | Joined
    | JoinAsked
    | Left
    | NicknameChanged
    | Whispered
    | Reacted
    | MessageVanished
    | LinkApproved
    | InvitationApproved
    | PermitGranted
    | RequestAnswered
    | DecisionUndone
    | MemberFacts
    | TimerDue
    | ActionEnded
    | PlanPublished
)
