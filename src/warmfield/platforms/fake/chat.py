"""Groups and people in memory: what people do, what they see, and what a connector is told of it."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct, structs

from warmfield.community import events as e
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId

ASSISTANT = "assistant"
BEGINNING = datetime(2026, 1, 5, 12, tzinfo=UTC)


class Shown(Struct):
    """A message as people see it; `gone` once it was taken away."""

    who: MemberId
    text: str
    reply_to: MessageId | None = None
    gone: bool = False


class FakeGroup(Struct):
    """What a group's people have, and who may write."""

    nicknames: dict[MemberId, str] = {}
    muted: set[MemberId] = set()
    banned: set[MemberId] = set()
    knocking: set[MemberId] = set()
    welcome: set[MemberId] = set()
    """Who was invited and hasn't come in yet."""
    staff: set[MemberId] = set()
    messages: dict[MessageId, Shown] = {}
    pinned: list[MessageId] = []
    readers: dict[MemberId, date] = {}
    """Who read, and when last."""
    speakers: tuple[MemberId, ...] | None = None
    """Who may write while the group is focused; None: everyone."""

    def may_write(self, who: MemberId) -> bool:
        if who not in self.nicknames or who in self.muted:
            return False
        return self.speakers is None or who in self.speakers or who in self.staff


def every_second(start: datetime = BEGINNING) -> Callable[[], datetime]:
    """Give a clock that moves on a second each time it is looked at."""
    ticks = iter(range(10**9))
    return lambda: start + timedelta(seconds=next(ticks))


class FakeChat:
    """Everything people do is an event, in one order; `told` keeps the assistant's private words.

    Methods raise PermissionError where a platform wouldn't let the person do it.
    """

    def __init__(
        self,
        groups: Iterable[GroupId],
        platform: str = "fake",
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self.platform = platform
        self.assistant = self.member(ASSISTANT)
        self.groups = {group: FakeGroup() for group in groups}
        self.told: dict[MemberId, list[str]] = {}
        self.events: list[e.Event] = []
        self.grown = asyncio.Event()
        self.clock = clock or every_second()

    def member(self, name: str) -> MemberId:
        return MemberId(f"{self.platform}:{name}")

    def report(self, event: e.Event) -> EventId:
        """Put an event at the end of the list, with an id and the time where it has none."""
        name = event.id or EventId(f"{self.platform}-{len(self.events) + 1}")
        self.events.append(structs.replace(event, id=name))
        self.grown.set()
        return name

    def join(
        self,
        name: str,
        group: GroupId,
        nickname: str = "",
        invited_by: str | None = None,
        staff: bool = False,
    ) -> MemberId:
        who, here = self.member(name), self.groups[group]
        if who in here.banned:
            raise PermissionError(who)
        here.welcome.discard(who)
        here.nicknames[who] = nickname or name
        if staff:
            here.staff.add(who)
        inviter = None if invited_by is None else self.member(invited_by)
        self.report(
            e.Joined(at=self.clock(), group=group, who=who, nickname=here.nicknames[who], invited_by=inviter)
        )
        return who

    def knock(self, name: str, group: GroupId, text: str = "") -> None:
        who = self.member(name)
        self.groups[group].knocking.add(who)
        self.report(e.JoinAsked(at=self.clock(), group=group, who=who, nickname=name, text=text))

    def leave(self, name: str, group: GroupId) -> None:
        self.gone(group, self.member(name))

    def remove(self, name: str, group: GroupId, by: str) -> None:
        """A manager removes someone by hand."""
        self.gone(group, self.member(name), self.member(by))

    def gone(self, group: GroupId, who: MemberId, by: MemberId | None = None) -> None:
        del self.groups[group].nicknames[who]
        self.report(e.Left(at=self.clock(), group=group, who=who, removed_by=by))

    def say(
        self,
        name: str,
        group: GroupId,
        text: str,
        reply_to: MessageId | None = None,
        media: str = "",
    ) -> MessageId:
        who = self.member(name)
        return self._said(group, e.MessageSent(
            at=self.clock(), group=group, who=who, text=text, reply_to=reply_to, media=media,
            nickname=self._writer(group, who),
        ))  # fmt: skip

    def edit(self, name: str, group: GroupId, message: MessageId, text: str) -> MessageId:
        who = self.member(name)
        self._writer(group, who)
        self.groups[group].messages[message].gone = True
        return self._said(group, e.MessageSent(
            at=self.clock(), group=group, who=who, text=text, replaces=message,
            nickname=self._writer(group, who),
        ))  # fmt: skip

    def _writer(self, group: GroupId, who: MemberId) -> str:
        if not self.groups[group].may_write(who):
            raise PermissionError(who)
        return self.groups[group].nicknames[who]

    def _said(self, group: GroupId, event: e.MessageSent) -> MessageId:
        message = MessageId(self.report(event))
        self.groups[group].messages[message] = Shown(event.who, event.text, event.reply_to)
        return message

    def take_back(self, name: str, group: GroupId, message: MessageId) -> None:
        """The author, or a manager, takes a message away by hand."""
        self.groups[group].messages[message].gone = True
        self.report(e.MessageVanished(at=self.clock(), group=group, message=message, who=self.member(name)))

    def react(self, name: str, group: GroupId, message: MessageId, text: str) -> None:
        self.report(
            e.Reacted(at=self.clock(), group=group, who=self.member(name), text=text, reply_to=message)
        )

    def read(self, name: str, group: GroupId) -> None:
        """Look at what is written; the platform tells it once a day."""
        who, now = self.member(name), self.clock()
        if self.groups[group].readers.get(who) != now.date():
            self.groups[group].readers[who] = now.date()
            self.report(e.Read(at=now, group=group, who=who))

    def rename(self, name: str, group: GroupId, nickname: str) -> None:
        self.groups[group].nicknames[self.member(name)] = nickname
        self.report(e.NicknameChanged(at=self.clock(), group=group, who=self.member(name), nickname=nickname))

    def whisper(self, name: str, text: str) -> None:
        """A private word to the assistant."""
        self.report(e.Whispered(at=self.clock(), who=self.member(name), nickname=name, text=text))

    def texts(self, group: GroupId) -> list[str]:
        """What the group's people see now, oldest first."""
        return [shown.text for shown in self.groups[group].messages.values() if not shown.gone]
