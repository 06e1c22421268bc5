"""From a room's events to ours. Pure, but for the nicknames and invitations it remembers."""

from collections.abc import Iterable

from msgspec import Struct

from warmfield.community import events as e
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId
from warmfield.platforms.matrix.seen import media_of, text_of
from warmfield.platforms.matrix.shapes import RawEvent, text_at

INSIDE, INVITED, KNOCKING, BANNED = "join", "invite", "knock", "ban"


def member_id(user: str) -> MemberId:
    return MemberId(f"matrix:{user}")


def user_of(member: MemberId) -> str:
    return member.removeprefix("matrix:")


class Known(Struct):
    """What a room's earlier events said of its people; it grows with every event."""

    nicknames: dict[str, str] = {}
    inviters: dict[str, str] = {}

    def learn(self, events: Iterable[RawEvent]) -> None:
        for event in events:
            if event.type == "m.room.member" and event.state_key:
                self.nicknames[event.state_key] = text_at(event.content, "displayname")
                if event.content.get("membership") == INVITED:
                    self.inviters[event.state_key] = event.sender

    def nickname(self, user: str) -> str:
        """The name shown in the room; without one, the account's own name."""
        return self.nicknames.get(user) or user.removeprefix("@").partition(":")[0]


def translate(event: RawEvent, group: GroupId, me: str, known: Known) -> e.Event | None:
    """Give our event, or None for what is no news to us: our own doing, and what we don't follow."""
    if event.type == "m.room.member":
        return _membership(event, group, me, known)
    if event.sender == me or event.state_key is not None:
        return None
    match event.type:
        case "m.room.message" | "m.sticker":
            return _message(event, group, known)
        case "m.reaction":
            return _reaction(event, group)
        case "m.room.redaction":
            return _redaction(event, group)
        case _:
            return None


def whisper(event: RawEvent, me: str, known: Known) -> e.Whispered | None:
    """A message of a private talk, or the sign put to one; an edit counts as said anew."""
    known.learn((event,))
    if event.sender == me or event.type not in ("m.room.message", "m.reaction"):
        return None
    if event.type == "m.reaction":
        return _nod(event, known)
    message = _message(event, GroupId(""), known)
    if message is None or not message.text:
        return None
    return e.Whispered(
        at=message.at, id=message.id, who=message.who, nickname=message.nickname, text=message.text
    )


def _nod(event: RawEvent, known: Known) -> e.Whispered | None:
    sign = text_at(event.content, "m.relates_to", "key")
    if not sign:
        return None
    return e.Whispered(
        at=event.at,
        id=EventId(event.event_id),
        who=member_id(event.sender),
        nickname=known.nickname(event.sender),
        text=sign,
    )


def _message(event: RawEvent, group: GroupId, known: Known) -> e.MessageSent | None:
    if not event.content:
        return None  # it was taken away before we came to read it
    relation = text_at(event.content, "m.relates_to", "rel_type")
    content, replaces = event.content, None
    if relation == "m.replace":
        replaces = MessageId(text_at(content, "m.relates_to", "event_id"))
        new = content.get("m.new_content")
        content = new if isinstance(new, dict) else content
    return e.MessageSent(
        at=event.at,
        id=EventId(event.event_id),
        group=group,
        who=member_id(event.sender),
        nickname=known.nickname(event.sender),
        text="" if event.type == "m.sticker" else text_of(content),
        reply_to=_answered(event),
        replaces=replaces,
        media="sticker" if event.type == "m.sticker" else media_of(content),
    )


def _answered(event: RawEvent) -> MessageId | None:
    """In a thread, clients name the last message as a stand-in; that is no answer to it."""
    relation = event.content.get("m.relates_to")
    if isinstance(relation, dict) and relation.get("is_falling_back") is True:
        return None
    return MessageId(text_at(event.content, "m.relates_to", "m.in_reply_to", "event_id")) or None


def _reaction(event: RawEvent, group: GroupId) -> e.Reacted | None:
    about = text_at(event.content, "m.relates_to", "event_id")
    if not about:
        return None
    return e.Reacted(
        at=event.at,
        id=EventId(event.event_id),
        group=group,
        who=member_id(event.sender),
        text=text_at(event.content, "m.relates_to", "key"),
        reply_to=MessageId(about),
    )


def _redaction(event: RawEvent, group: GroupId) -> e.MessageVanished | None:
    """Since room version 11 the redacted event stands in the content."""
    gone = event.redacts or text_at(event.content, "redacts")
    if not gone:
        return None
    return e.MessageVanished(
        at=event.at,
        id=EventId(event.event_id),
        group=group,
        message=MessageId(gone),
        who=member_id(event.sender),
    )


def _membership(event: RawEvent, group: GroupId, me: str, known: Known) -> e.Event | None:
    who = event.state_key or ""
    before, after = event.previous.get("membership"), event.content.get("membership")
    inviter = known.inviters.get(who)
    known.learn((event,))
    if who == me:
        return None
    match (before, after):
        case ("join", "join"):
            return _renamed(event, group, known)
        case (_, "join"):
            known.inviters.pop(who, None)
            return e.Joined(
                at=event.at,
                id=EventId(event.event_id),
                group=group,
                who=member_id(who),
                nickname=known.nickname(who),
                invited_by=member_id(inviter) if before == INVITED and inviter else None,
            )
        case (_, "knock"):
            return e.JoinAsked(
                at=event.at,
                id=EventId(event.event_id),
                group=group,
                who=member_id(who),
                nickname=known.nickname(who),
                text=text_at(event.content, "reason"),
            )
        case ("join", "leave" | "ban"):
            return e.Left(
                at=event.at,
                id=EventId(event.event_id),
                group=group,
                who=member_id(who),
                removed_by=None if event.sender == who else member_id(event.sender),
            )
        case _:
            return None


def _renamed(event: RawEvent, group: GroupId, known: Known) -> e.NicknameChanged | None:
    """A new picture is such an event too; only a new name is news."""
    who = event.state_key or ""
    if text_at(event.previous, "displayname") == text_at(event.content, "displayname"):
        return None
    return e.NicknameChanged(
        at=event.at,
        id=EventId(event.event_id),
        group=group,
        who=member_id(who),
        nickname=known.nickname(who),
    )
