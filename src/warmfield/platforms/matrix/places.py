"""Which rooms are which groups, and the private talks: found at the start, kept in step with sync."""

import asyncio

from mautrix.api import Path, PathBuilder
from mautrix.errors import MatrixRequestError, MNotFound

from warmfield.community.ids import GroupId, MemberId
from warmfield.platforms.matrix.account import Account
from warmfield.platforms.matrix.settings import MatrixSettings
from warmfield.platforms.matrix.shapes import Content, InvitedRoom
from warmfield.platforms.matrix.translate import INSIDE, INVITED, user_of

HERE = {INSIDE, INVITED}


class Places:
    """`groups` is by room id. `room_of` gives the room of a group that the assistant is in."""

    def __init__(self, account: Account, settings: MatrixSettings) -> None:
        self.groups: dict[str, GroupId] = {}
        self.talks: dict[str, str] = {}
        """The other person, by room."""
        self._account = account
        self._settings = settings
        self._inside: set[str] = set()
        self._found = False
        self._checked: dict[str, str] = {}
        """Talks whose other person is known to be there, by person."""
        self._lock = asyncio.Lock()

    async def find(self) -> None:
        """Resolve aliases, walk into groups that are open to us, read which rooms are talks. Once."""
        async with self._lock:
            if self._found:
                return
            await self._account.client()
            self._inside = set((await self._account.get(Path.v3.joined_rooms))["joined_rooms"])
            for address, group in self._settings.groups.items():
                await self._find_group(address, group)
            for person, rooms in (await self._direct()).items():
                self.talks.update(dict.fromkeys(rooms, person))
            self._found = True

    async def _find_group(self, address: str, group: GroupId) -> None:
        room = address
        if address.startswith("#"):
            known = await self._account.get_or_none(Path.v3.directory.room[address])
            room = "" if known is None else str(known["room_id"])
        if room:
            self.groups[room] = group
        if room and room not in self._inside:
            await self._enter(room)

    async def _enter(self, room: str) -> None:
        """Walk in where we are let in; elsewhere an invitation may come later."""
        try:
            await self._account.post(Path.v3.join[room], {})
        except MatrixRequestError as error:
            if error.http_status >= 500:
                raise
        else:
            self._inside.add(room)

    def room_of(self, group: GroupId) -> str | None:
        return next(
            (room for room, known in self.groups.items() if known == group and room in self._inside), None
        )

    def all_groups(self) -> list[tuple[str, GroupId]]:
        """Every group of the settings with its room; empty where its alias leads nowhere."""
        rooms = {group: room for room, group in self.groups.items()}
        return [(rooms.get(group, ""), group) for group in self._settings.groups.values()]

    async def invited(self, room: str, invitation: InvitedRoom) -> None:
        """Walk into our groups and into private talks; leave other invitations lying."""
        mine = [
            event
            for event in invitation.invite_state.events
            if event.type == "m.room.member" and event.state_key == self._account.me
        ]
        if room in self.groups:
            await self._enter(room)
        elif mine and mine[-1].content.get("is_direct") is True:
            await self._enter(room)
            await self._remember(room, mine[-1].sender)

    def left(self, room: str, person: str) -> None:
        """Someone went out of a talk: whether it still reaches them must be asked again."""
        if self._checked.get(person) == room:
            del self._checked[person]

    async def talk_with(self, member: MemberId) -> str:
        """Give the room of the private talk with `member`; a new one where there is none."""
        person = user_of(member)
        async with self._lock:
            if person not in self._checked:
                self._checked[person] = await self._open_talk(person) or await self._new_talk(person)
            return self._checked[person]

    async def _open_talk(self, person: str) -> str | None:
        for room in reversed([room for room, other in self.talks.items() if other == person]):
            if room in self._inside and await self._is_in(room, person):
                return room
        return None

    async def _is_in(self, room: str, person: str) -> bool:
        try:
            state = await self._account.get(Path.v3.rooms[room].state["m.room.member"][person])
        except MatrixRequestError as error:
            if error.http_status >= 500:
                raise
            return False
        return state.get("membership") in HERE

    async def _new_talk(self, person: str) -> str:
        wanted = {"preset": "private_chat", "is_direct": True, "invite": [person]}
        room = str((await self._account.post(Path.v3.createRoom, wanted))["room_id"])
        self._inside.add(room)
        await self._remember(room, person)
        return room

    async def _remember(self, room: str, person: str) -> None:
        """Note a talk where every client of ours finds it: in the account data `m.direct`."""
        self.talks[room] = person
        direct = await self._direct()
        rooms = direct.get(person, [])
        if room not in rooms:
            await self._account.put(self._direct_path(), direct | {person: [*rooms, room]})

    async def _direct(self) -> Content:
        try:
            return await self._account.get(self._direct_path())
        except MNotFound:
            return {}

    def _direct_path(self) -> PathBuilder:
        return Path.v3.user[self._account.me].account_data["m.direct"]
