"""The fake's people."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from warmfield.community.ids import GroupId, MemberId, MessageId
from warmfield.platforms.fake import FakeChat, FakeConnector

MARKS: Sequence[pytest.MarkDecorator] = ()
GROUPS = (GroupId("parents"), GroupId("readers"), GroupId("staff"))


class FakePeer:
    """Three groups in memory."""

    groups = GROUPS

    def __init__(self) -> None:
        self.chat = FakeChat(GROUPS)
        self._line: list[FakeConnector] = []
        for group in GROUPS:
            self.chat.join("ann", group, "Ann of the Lake")
            self.chat.join("ben", group)
            self.chat.join("mei", group, staff=True)

    def connect(self) -> FakeConnector:
        self._line.append(FakeConnector(self.chat))
        return self._line[-1]

    def who(self, name: str) -> MemberId:
        return self.chat.member(name)

    @property
    def assistant(self) -> MemberId:
        return self.chat.assistant

    async def say(self, name: str, group: GroupId, text: str, reply_to: MessageId | None = None) -> MessageId:
        return self.chat.say(name, group, text, reply_to)

    async def send_image(self, name: str, group: GroupId) -> MessageId:
        return self.chat.say(name, group, "lake.jpg", media="image")

    async def edit(self, name: str, group: GroupId, message: MessageId, text: str) -> MessageId:
        return self.chat.edit(name, group, message, text)

    async def take_back(self, name: str, group: GroupId, message: MessageId) -> None:
        self.chat.take_back(name, group, message)

    async def react(self, name: str, group: GroupId, message: MessageId, text: str) -> None:
        self.chat.react(name, group, message, text)

    async def read(self, name: str, group: GroupId) -> None:
        self.chat.read(name, group)

    async def rename(self, name: str, group: GroupId, nickname: str) -> None:
        self.chat.rename(name, group, nickname)

    async def whisper(self, name: str, text: str) -> None:
        self.chat.whisper(name, text)

    async def join(self, name: str, group: GroupId, invited_by: str) -> None:
        self.chat.join(name, group, invited_by=invited_by)

    async def knock(self, name: str, group: GroupId, text: str) -> None:
        self.chat.knock(name, group, text)

    async def leave(self, name: str, group: GroupId) -> None:
        self.chat.leave(name, group)

    async def remove(self, name: str, group: GroupId, by: str) -> None:
        self.chat.remove(name, group, by)

    async def tries(self, name: str, group: GroupId, text: str) -> bool:
        try:
            self.chat.say(name, group, text)
        except PermissionError:
            return False
        return True

    async def seen(self, name: str, group: GroupId) -> list[str]:
        return self.chat.texts(group)

    async def heard(self, name: str) -> list[str]:
        return self.chat.told.get(self.who(name), [])

    async def inside(self, name: str, group: GroupId) -> bool:
        return self.who(name) in self.chat.groups[group].nicknames

    async def enter(self, name: str, group: GroupId) -> bool:
        here = self.chat.groups[group]
        if self.who(name) in here.welcome:
            self.chat.join(name, group)
        return self.who(name) in here.nicknames

    async def nickname(self, name: str, group: GroupId) -> str:
        return self.chat.groups[group].nicknames[self.who(name)]

    async def pinned(self, group: GroupId) -> list[MessageId]:
        return self.chat.groups[group].pinned

    async def cut(self) -> None:
        for connector in self._line:
            connector.cut()

    async def mend(self) -> None:
        for connector in self._line:
            connector.mend()


@asynccontextmanager
async def open_peer(request: pytest.FixtureRequest) -> AsyncIterator[FakePeer]:
    yield FakePeer()
