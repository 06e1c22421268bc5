"""Private talks: found in the account data `m.direct`, opened where there is none."""

import asyncio

from mautrix.api import Path, PathBuilder
from mautrix.errors import MNotFound

from warmfield.community.ids import MemberId
from warmfield.platforms.matrix.account import Account, if_let
from warmfield.platforms.matrix.shapes import Content
from warmfield.platforms.matrix.translate import INSIDE, INVITED, user_of
from warmfield.wording import Words, later

SEALED = later("I can't read encrypted words. I have opened another talk with you: please write to me there.")


class Talks:
    """`rooms` gives the other person by room."""

    def __init__(self, account: Account, words: Words) -> None:
        self.rooms: dict[str, str] = {}
        self._account = account
        self._words = words
        self._reaches: dict[str, str] = {}
        """The talk that is known to reach a person."""
        self._answered: set[str] = set()
        self._opening = asyncio.Lock()

    async def find(self) -> None:
        for person, rooms in (await self._direct()).items():
            self.rooms.update(dict.fromkeys(rooms, person))

    async def remember(self, room: str, person: str) -> None:
        """Note a talk where every client of ours finds it."""
        self.rooms[room] = person
        direct = await self._direct()
        rooms = direct.get(person, [])
        if room not in rooms:
            await self._account.put(self._direct_path(), direct | {person: [*rooms, room]})

    def left(self, room: str) -> None:
        """Someone went out: whether the talk reaches them must be asked again."""
        person = self.rooms.get(room, "")
        if self._reaches.get(person) == room:
            del self._reaches[person]

    async def talk_with(self, member: MemberId) -> str:
        """Give the room of the private talk with `member`; a new one where none reaches them."""
        person = user_of(member)
        async with self._opening:
            if person not in self._reaches:
                self._reaches[person] = await self._open_talk(person) or await self._new_talk(person)
            return self._reaches[person]

    async def answer_sealed(self, room: str) -> None:
        """Say once that we can't read what is encrypted, and open a talk that isn't."""
        if room in self._answered:
            return
        self.left(room)
        path = Path.v3.rooms[room].send["m.room.message"]["wf-sealed"]
        with if_let():
            await self.talk_with(MemberId(self.rooms[room]))
            await self._account.put(path, {"msgtype": "m.text", "body": self._words(SEALED)})
        self._answered.add(room)

    async def _open_talk(self, person: str) -> str | None:
        for room in reversed([room for room, other in self.rooms.items() if other == person]):
            if await self._reached(room, person):
                return room
        return None

    async def _reached(self, room: str, person: str) -> bool:
        """Whether both are there and nothing is encrypted."""
        state = Path.v3.rooms[room].state
        other: Content = {}
        sealed: Content | None = None
        with if_let():
            other = await self._account.get(state["m.room.member"][person])
            sealed = await self._account.get_or_none(state["m.room.encryption"])
        return other.get("membership") in (INSIDE, INVITED) and sealed is None

    async def _new_talk(self, person: str) -> str:
        wanted: Content = {"preset": "private_chat", "is_direct": True, "invite": [person]}
        room = str((await self._account.post(Path.v3.createRoom, wanted))["room_id"])
        await self.remember(room, person)
        return room

    async def _direct(self) -> Content:
        try:
            return await self._account.get(self._direct_path())
        except MNotFound:
            return {}

    def _direct_path(self) -> PathBuilder:
        return Path.v3.user[self._account.me].account_data["m.direct"]
