"""Pasted chat made into events of a group: the same words pasted twice are the same events."""

import hashlib
from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from warmfield.community.events import Event, Joined, Left, MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId

PLATFORM = "wechat"


def settle(group: GroupId, events: Iterable[Event]) -> list[Event]:
    """Give each event an id made of what it says, its group, and accounts of this platform.

    An overlapping paste yields the same ids, which the journal knows and drops. The same words by the
    same person in the same second count apart, by their order. WeChat tells no account, so the
    nickname is one: who changes it is someone new here.
    """
    seen: Counter[str] = Counter()
    settled: list[Event] = []
    for event in events:
        if isinstance(event, MessageSent | Joined | Left):
            seen[said := _said(group, event)] += 1
            digest = hashlib.sha256(f"{said}\n{seen[said]}".encode()).hexdigest()[:24]
            settled.append(_placed(event, group, EventId(f"hand-{digest}")))
    return settled


def _said(group: GroupId, event: MessageSent | Joined | Left) -> str:
    text = f"{event.text}\n{event.media}" if isinstance(event, MessageSent) else ""
    return f"{group}\n{type(event).__name__}\n{event.at.isoformat()}\n{event.who}\n{text}"


def _placed(event: MessageSent | Joined | Left, group: GroupId, name: EventId) -> Event:
    who = account(event.who)
    match event:
        case MessageSent():
            return replace(event, id=name, group=group, who=who)
        case Joined():
            by = account(event.invited_by) if event.invited_by else None
            return replace(event, id=name, group=group, who=who, invited_by=by)
        case Left():
            by = account(event.removed_by) if event.removed_by else None
            return replace(event, id=name, group=group, who=who, removed_by=by)


def account(nickname: str) -> MemberId:
    return MemberId(f"{PLATFORM}:{nickname}")
