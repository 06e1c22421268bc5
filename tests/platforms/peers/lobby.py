"""The lobby's people: the same deeds as the pages' forms, on a real file."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from warmfield.community.ids import GroupId, MemberId, MessageId
from warmfield.platforms.lobby import members, talk
from warmfield.platforms.lobby.book import Book, Page, member_id
from warmfield.platforms.lobby.connector import LobbyConnector
from warmfield.platforms.lobby.house import House, Place
from warmfield.platforms.lobby.members import ASSISTANT, Account, Arrival
from warmfield.platforms.lobby.readers import Readers
from warmfield.platforms.lobby.screen import lines, words
from warmfield.platforms.lobby.tables import places

MARKS: Sequence[pytest.MarkDecorator] = ()
GROUPS = (GroupId("parents"), GroupId("readers"), GroupId("staff"))
PLACES = {at: Place(id=at, name=at, language="en", knock=False, owner="mei") for at in GROUPS}
HOUSE = House(
    name={"en": "Firefly"},
    for_whom={},
    languages=("en",),
    time_zone="Asia/Shanghai",
    assistant="Glow",
    mark={"en": "assistant"},
    places=PLACES,
    rules=(),
)


def one(name: str) -> Account:
    return Account(name, name, "", "mei" if name == "mei" else "")


class LobbyPeer:
    """Every `connect` opens the file anew, as after a restart."""

    groups = GROUPS

    def __init__(self, path: Path) -> None:
        self._path = path
        self._books = [Book(path)]
        self._readers = [Readers(self.book)]

    @property
    def book(self) -> Book:
        return self._books[-1]

    async def people(self) -> None:
        for name in ("ann", "ben", "mei", "dan", "eve"):
            await self.book.write(members.staff_account, name, f"token of {name}", name, one(name).person)
            for group in GROUPS:
                if name in ("ann", "ben", "mei"):
                    await self.book.write(members.seat, group, name, name)

    def connect(self) -> LobbyConnector:
        self._books.append(Book(self._path))
        self._readers.append(Readers(self.book))
        return LobbyConnector(self.book, HOUSE)

    def close(self) -> None:
        for book in self._books:
            book.close()

    def who(self, name: str) -> MemberId:
        return member_id(name)

    @property
    def assistant(self) -> MemberId:
        return ASSISTANT

    async def say(self, name: str, group: GroupId, text: str, reply_to: MessageId | None = None) -> MessageId:
        number = None if reply_to is None else int(reply_to.rpartition("-")[2])
        assert await self.book.write(talk.say, group, one(name), text, number) == ""
        return MessageId(f"{self.book.birth}-{(await self._lines(group))[-1][0]}")

    async def _lines(self, group: GroupId) -> list[tuple[int, str, str]]:
        found = await self.book.read(lines, group, one("mei"))
        return [(line.number, line.text, line.gone) for line in found]

    async def send_image(self, name: str, group: GroupId) -> MessageId:
        pytest.skip("the lobby carries words only; its replies and edits are in tests/lobby")

    async def edit(self, name: str, group: GroupId, message: MessageId, text: str) -> MessageId:
        await self.book.write(talk.edit, group, one(name), int(message.rpartition("-")[2]), text)
        return message

    async def take_back(self, name: str, group: GroupId, message: MessageId) -> None:
        await self.book.write(talk.take_back, group, one(name), int(message.rpartition("-")[2]))

    async def react(self, name: str, group: GroupId, message: MessageId, text: str) -> None:
        await self.book.write(talk.react, group, one(name), int(message.rpartition("-")[2]), text)

    async def read(self, name: str, group: GroupId) -> None:
        await self._readers[-1].note(group, name)

    async def rename(self, name: str, group: GroupId, nickname: str) -> None:
        await self.book.write(members.rename, group, name, nickname)

    async def whisper(self, name: str, text: str) -> None:
        await self.book.write(talk.whisper, one(name), text)

    async def join(self, name: str, group: GroupId, invited_by: str) -> None:
        code = await self.book.write(members.invite, group, invited_by)
        await self.book.write(members.come_in, group, name, Arrival(nickname=name, code=code))

    async def knock(self, name: str, group: GroupId, text: str) -> None:
        await self.book.write(members.come_in, group, name, Arrival(nickname=name, text=text, knock=True))

    async def leave(self, name: str, group: GroupId) -> None:
        await self.book.write(members.leave, group, name)

    async def remove(self, name: str, group: GroupId, by: str) -> None:
        assert await self.book.write(members.turn_out, group, one(by), name) == ""

    async def tries(self, name: str, group: GroupId, text: str) -> bool:
        return await self.book.write(talk.say, group, one(name), text) == ""

    async def seen(self, name: str, group: GroupId) -> list[str]:
        return [text for _, text, gone in await self._lines(group) if not gone]

    async def heard(self, name: str) -> list[str]:
        return [word.text for word in await self.book.read(words, one(name)) if word.by_assistant]

    async def inside(self, name: str, group: GroupId) -> bool:
        here = await self.book.read(members.membership, group, name)
        return here is not None and here.inside

    async def enter(self, name: str, group: GroupId) -> bool:
        await self.book.write(members.come_in, group, name, Arrival(nickname=name))
        return await self.inside(name, group)

    async def nickname(self, name: str, group: GroupId) -> str:
        here = await self.book.read(members.membership, group, name)
        assert here is not None
        return here.nickname

    async def pinned(self, group: GroupId) -> list[MessageId]:
        number = await self.book.read(pin_of, group)
        return [] if number is None else [MessageId(f"{self.book.birth}-{number}")]

    async def cut(self) -> None:
        pytest.skip("the lobby is in this very process: there is no line to cut")

    async def mend(self) -> None:
        """Nothing was cut."""


def pin_of(page: Page, group: GroupId) -> int | None:
    found = page.sql.execute(select(places.c.pinned).where(places.c.group_id == group)).scalar()
    return None if found is None else int(json.loads(str(found)))


@asynccontextmanager
async def open_peer(request: pytest.FixtureRequest) -> AsyncIterator[LobbyPeer]:
    folder: Path = request.getfixturevalue("tmp_path")
    peer = LobbyPeer(folder / "lobby.db")
    await peer.people()
    try:
        yield peer
    finally:
        peer.close()
