"""What should happen on a platform. An action is asked for once; its `id` is the idempotency key."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.ids import ActionId, ClauseNumber, GroupId, MemberId, MessageId


class Asked(Struct, frozen=True, kw_only=True, tag_field="do", omit_defaults=True):
    """The part all actions share."""

    id: ActionId
    group: GroupId
    clause: ClauseNumber | None = None


class Tell(Asked, frozen=True, kw_only=True, tag="tell"):
    """A private word from the assistant to a member."""

    member: MemberId
    text: str


class Post(Asked, frozen=True, kw_only=True, tag="post"):
    """The assistant says `text` in the group."""

    text: str
    reply_to: MessageId | None = None


class RemoveMessage(Asked, frozen=True, kw_only=True, tag="remove_message"):
    member: MemberId
    message: MessageId
    reason: str = ""


class HoldMessage(Asked, frozen=True, kw_only=True, tag="hold_message"):
    """Taken out of the group and kept for approval; on a platform the same as a removal."""

    member: MemberId
    message: MessageId
    reason: str = ""


class Mute(Asked, frozen=True, kw_only=True, tag="mute"):
    """`until` is for platforms with a clock of their own; elsewhere our timer unmutes."""

    member: MemberId
    until: datetime


class Unmute(Asked, frozen=True, kw_only=True, tag="unmute"):
    member: MemberId


class RemoveMember(Asked, frozen=True, kw_only=True, tag="remove_member"):
    member: MemberId
    ban: bool = False
    reason: str = ""


class Readmit(Asked, frozen=True, kw_only=True, tag="readmit"):
    """Lift a ban and invite again: the undo of `RemoveMember`."""

    member: MemberId


class SetNickname(Asked, frozen=True, kw_only=True, tag="set_nickname"):
    member: MemberId
    nickname: str


class ApproveJoin(Asked, frozen=True, kw_only=True, tag="approve_join"):
    member: MemberId


class RefuseJoin(Asked, frozen=True, kw_only=True, tag="refuse_join"):
    member: MemberId
    reason: str = ""


class Focus(Asked, frozen=True, kw_only=True, tag="focus"):
    """Only `speakers` and staff may write, until `Unfocus`."""

    speakers: tuple[MemberId, ...] = ()


class Unfocus(Asked, frozen=True, kw_only=True, tag="unfocus"):
    pass


class Pin(Asked, frozen=True, kw_only=True, tag="pin"):
    message: MessageId


Action = (
    Tell
    | Post
    | RemoveMessage
    | HoldMessage
    | Mute
    | Unmute
    | RemoveMember
    | Readmit
    | SetNickname
    | ApproveJoin
    | RefuseJoin
    | Focus
    | Unfocus
    | Pin
)
