"""The nicknames our actions set in a rehearsal, which the log that was written without us doesn't show."""

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from warmfield.community import events as e
from warmfield.community.actions import SetNickname
from warmfield.community.ids import GroupId, MemberId

Event = TypeVar("Event", bound=e.Event)


class _Set(Struct, frozen=True):
    """What the log goes on to say, and what stands there since we set it."""

    logged: str
    now: str


class NicknamesSet:
    """A nickname we set stands until the log shows another than it had before."""

    def __init__(self) -> None:
        self._set: dict[tuple[GroupId, MemberId], _Set] = {}

    def put(self, action: SetNickname, logged: str) -> None:
        """`logged` is the nickname the member bore when it was set."""
        place = action.group, action.member
        before = self._set.get(place)
        self._set[place] = _Set(logged if before is None else before.logged, action.nickname)

    def as_set(self, event: Event) -> Event:
        """Give the event as it would have come from a platform where the nickname was set."""
        if not self._set or not isinstance(
            event, e.MessageSent | e.Whispered | e.Joined | e.JoinAsked | e.NicknameChanged
        ):
            return event
        if event.group is None or not event.nickname:
            return event
        place = event.group, event.who
        ours = self._set.get(place)
        if ours is None:
            return event
        if event.nickname != ours.logged:
            del self._set[place]
            return event
        return replace(event, nickname=ours.now)
