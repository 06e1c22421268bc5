"""What happened. Every change of state starts with one of these, and the journal is their list.

An event's JSON is one line of warmfield's own log (`docs/log.md`), so that what was recorded live
can be rehearsed. Times are aware and in UTC. Within a community an `id` stands once; a second
event of the same id is a duplicate and is dropped.
"""

from warmfield.community.actions import Action
from warmfield.community.happening import Happened
from warmfield.community.ids import (
    ActionId,
    GroupId,
    MemberId,
    MessageId,
    PersonId,
    TimerId,
)
from warmfield.community.piece_events import PieceFound
from warmfield.community.staff_commands import StaffCommand

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


class Present(Happened, frozen=True, kw_only=True, tag="present"):
    """A member who is in the group already, as the platform lists them: nothing they did."""

    group: GroupId
    who: MemberId
    nickname: str = ""


class Read(Happened, frozen=True, kw_only=True, tag="read"):
    """A member looked at what is written; told at most once a member, group and day."""

    group: GroupId
    who: MemberId


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
    approved_by: PersonId | None = None
    """The second person, where the plan asks for one."""
    groups: tuple[GroupId, ...] = ()
    """Whose clocks start; empty: all of the plan's."""


Event = (
    MessageSent
    | Joined
    | JoinAsked
    | Left
    | NicknameChanged
    | Whispered
    | Present
    | Read
    | Reacted
    | MessageVanished
    | TimerDue
    | ActionEnded
    | PlanPublished
    | PieceFound
    | StaffCommand
)
