"""Which rooms are which groups: found at the start, kept in step with invitations."""

import asyncio

from mautrix.api import Path

from warmfield.community.ids import GroupId
from warmfield.platforms.matrix.account import Account, if_let
from warmfield.platforms.matrix.settings import MatrixSettings
from warmfield.platforms.matrix.shapes import InvitedRoom
from warmfield.platforms.matrix.talks import Talks
from warmfield.wording import words_in


class Places:
    """`groups` is by room id; `talks` are the private ones. Call `find` before anything else."""

    def __init__(self, account: Account, settings: MatrixSettings) -> None:
        self.groups: dict[str, GroupId] = {}
        self.talks = Talks(account, words_in(settings.language))
        self._account = account
        self._settings = settings
        self._inside: set[str] = set()
        self._found = False
        self._finding = asyncio.Lock()

    async def find(self) -> None:
        """Resolve aliases, walk into groups that are open to us, read which rooms are talks. Once."""
        async with self._finding:
            if self._found:
                return
            await self._account.client()
            self._inside = set((await self._account.get(Path.v3.joined_rooms))["joined_rooms"])
            for address, group in self._settings.groups.items():
                await self._find_group(address, group)
            await self.talks.find()
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
        with if_let():
            await self._account.post(Path.v3.join[room], {})
            self._inside.add(room)

    def room_of(self, group: GroupId) -> str | None:
        """Give the room of a group that the assistant is in."""
        rooms = (room for room, known in self.groups.items() if known == group)
        return next((room for room in rooms if room in self._inside), None)

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
            await self.talks.remember(room, mine[-1].sender)
