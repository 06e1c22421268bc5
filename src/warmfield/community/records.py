"""The state of one thing. Only a turn changes a record, and it returns a new one.

Records are small and bounded: what is counted keeps only as much as its longest window needs.
"""

from datetime import datetime

from msgspec import Struct

from warmfield.community.ids import (
    ClauseNumber,
    DecisionId,
    EventId,
    GroupId,
    MemberId,
    MessageId,
    PersonId,
    RequestId,
)
from warmfield.community.roster import Signs


class Mark(Struct, frozen=True, kw_only=True):
    """One rung a member got; it stops counting at `until`."""

    clause: ClauseNumber
    rung: str
    at: datetime
    until: datetime
    decision: DecisionId


class Permit(Struct, frozen=True, kw_only=True):
    since: datetime
    until: datetime
    posts_left: int
    text: str = ""
    group: GroupId | None = None


class ApprovedLink(Struct, frozen=True, kw_only=True):
    """`link` empty: any one link. Used up by the first post that carries it in each group."""

    link: str
    group: GroupId | None = None


class ApprovedInvitation(Struct, frozen=True, kw_only=True):
    """`name` empty: whoever comes next by this inviter."""

    name: str
    group: GroupId | None = None


CONSENTS = ("nickname", "photos", "quotes")
"""What a member is asked to agree to: the child's name in the nickname, photos, being quoted."""
CONSENT_WAYS = ("in_writing", "in_chat", "spoken")


class Consent(Struct, frozen=True, kw_only=True):
    """What a member agreed to, or took back, who of the staff noted it and how it was said."""

    about: str
    given: bool
    at: datetime
    how: str = ""
    by: PersonId | None = None


class MemberRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of an account over all groups."""

    id: MemberId
    grade: str = ""
    joined: datetime | None = None
    paid: bool = False
    on_leave_until: datetime | None = None
    first_seen: datetime | None = None
    marks: tuple[Mark, ...] = ()
    permits: tuple[Permit, ...] = ()
    links: tuple[ApprovedLink, ...] = ()
    invitations: tuple[ApprovedInvitation, ...] = ()
    decisions: tuple[DecisionId, ...] = ()
    """The last 20 that did something to the member, newest last: what an appeal can mean."""
    asked: str = ""
    """What the assistant asked last in the private talk, so that a plain answer is understood."""
    asked_about: str = ""
    last_group: GroupId | None = None
    language: str = ""
    erased: bool = False
    told_in: tuple[GroupId, ...] = ()
    """Groups in which they were asked whether they still read, and haven't answered (1.8)."""
    attended_at: datetime | None = None
    """When they last came to an activity."""
    consents: tuple[Consent, ...] = ()
    """The last 20, newest last; of each matter the newest holds."""


class MembershipRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One member in one group."""

    group: GroupId
    member: MemberId
    nickname: str = ""
    joined: datetime | None = None
    invited_by: MemberId | None = None
    via: str = ""
    present: bool = True
    messages: int = 0
    last_message: datetime | None = None
    recent: tuple[float, ...] = ()
    """POSIX seconds of the last messages, oldest first, as far as the flooding clause looks back."""
    admitted: bool = False
    """Staff let this member in (a knock approved, a removal undone): the join is no uninvited one."""
    nickname_state: str = ""
    """Empty, `reminded` (told once, grace running), `kept`."""
    muted_until: datetime | None = None
    listed: bool = False
    """They stand in the group's `RosterRecord`."""
    signs: Signs = Signs()


class Said(Struct, frozen=True, kw_only=True, omit_defaults=True, array_like=True, gc=False):
    """A recent message of a group, as much of it as rules look back on."""

    id: MessageId
    who: MemberId
    at: float
    """POSIX seconds."""
    words: int
    """Effective length: letters and Han characters that say something, links not counted."""
    heat: float = 0.0
    """How hostile it reads, 0..1."""
    at_whom: MemberId | None = None
    """The member it answers or names."""
    links: int = 0
    skeleton: str = ""
    """Hex of the text's skeleton, for repeats by one person."""
    nickname: str = ""
    """The author's nickname then, so that a later `@nickname` finds its account."""
    asks: str = ""
    """`advice` (for a recommendation), `link` (for an address or a page) or `question`; else empty."""


class GroupRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: GroupId
    last: tuple[Said, ...] = ()
    """The last 40 messages at most, and none older than two hours before the newest."""
    dispute_until: datetime | None = None
    """A dispute was met; the same two are not told again before this time."""
    dispute_members: tuple[MemberId, ...] = ()
    dispute_stage: int = 0
    members: int = 0


class Timer(Struct, frozen=True, kw_only=True):
    """`sort` says who is asked when it is due: `nickname_grace`, `unmute`, `request_late`, …

    `late_after` seconds past `due` a timer is skipped; None: it is carried out however late.
    """

    id: str
    sort: str
    due: datetime
    group: GroupId | None = None
    member: MemberId | None = None
    about: str = ""
    late_after: float | None = None


class InboxRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The open requests, oldest first, how many were ever made (`r1`, `r2`, …), and the last answered."""

    open: tuple[RequestId, ...] = ()
    made: int = 0
    handled: tuple[RequestId, ...] = ()
    """The last that were answered, newest last."""


class Parked(Struct, frozen=True, kw_only=True):
    """An event whose turn raised: kept with its traceback, reported, and the rest went on."""

    event: EventId
    at: datetime
    traceback: str
