"""The people of three rooms on a real Synapse."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager

import httpx
import pytest
from tests.platforms.line import Line
from tests.platforms.person import Person
from tests.platforms.synapse import Synapse

from warmfield.community.ids import GroupId, MemberId, MessageId
from warmfield.platforms.matrix import MatrixConnector, MatrixSettings

MARKS: Sequence[pytest.MarkDecorator] = (pytest.mark.peer,)
GROUPS = (GroupId("parents"), GroupId("trial"), GroupId("readers"))
PEOPLE = ("assistant", "ann", "ben", "mei", "dan", "eve", "zhou")
_runs = itertools.count(1)


class MatrixPeer:
    """Mei owns the rooms; she and the assistant have power 100; whoever isn't in must knock."""

    groups = GROUPS

    def __init__(self, synapse: Synapse, line: Line) -> None:
        self.line = line
        self.synapse = synapse
        run = next(_runs)
        self.people = {name: Person(synapse.url, *synapse.register(f"{name}{run}")) for name in PEOPLE}
        self.rooms: dict[GroupId, str] = {}
        self._connectors: list[MatrixConnector] = []

    async def build(self) -> None:
        for group in GROUPS:
            self.rooms[group] = await self._build_room()

    async def _build_room(self) -> str:
        mei, bot = self.people["mei"], self.people["assistant"]
        inside = [self.people[name] for name in ("assistant", "ann", "ben")]
        room = await mei.open_room(
            room_version="11",
            invite=[person.user for person in inside],
            power_level_content_override={"users": {mei.user: 100, bot.user: 100}},
            initial_state=[{"type": "m.room.join_rules", "content": {"join_rule": "knock"}}],
        )
        await asyncio.gather(*(person.join(room) for person in inside))
        return room

    def connect(self) -> MatrixConnector:
        settings = MatrixSettings(
            homeserver=self.line.url,
            token=self.people["assistant"].token,
            groups={room: group for group, room in self.rooms.items()},
            attendance_every=0.0,
        )
        self._connectors.append(MatrixConnector(settings))
        return self._connectors[-1]

    async def close(self) -> None:
        for connector in self._connectors:
            await connector.close()
        for person in self.people.values():
            await person.close()

    def who(self, name: str) -> MemberId:
        return MemberId(f"matrix:{self.people[name].user}")

    @property
    def assistant(self) -> MemberId:
        return self.who("assistant")

    async def say(self, name: str, group: GroupId, text: str, reply_to: MessageId | None = None) -> MessageId:
        relation = {"m.relates_to": {"m.in_reply_to": {"event_id": reply_to}}} if reply_to else {}
        return MessageId(await self.people[name].say(self.rooms[group], text, **relation))

    async def send_image(self, name: str, group: GroupId) -> MessageId:
        content = {"msgtype": "m.image", "body": "lake.jpg", "url": "mxc://wf.test/lake"}
        return MessageId(await self.people[name].send(self.rooms[group], content))

    async def edit(self, name: str, group: GroupId, message: MessageId, text: str) -> MessageId:
        edited = {
            "m.new_content": {"msgtype": "m.text", "body": text},
            "m.relates_to": {"rel_type": "m.replace", "event_id": message},
        }
        return MessageId(await self.people[name].say(self.rooms[group], f"* {text}", **edited))

    async def take_back(self, name: str, group: GroupId, message: MessageId) -> None:
        await self.people[name].redact(self.rooms[group], message)

    async def react(self, name: str, group: GroupId, message: MessageId, text: str) -> None:
        relation = {"rel_type": "m.annotation", "event_id": message, "key": text}
        await self.people[name].send(self.rooms[group], {"m.relates_to": relation}, "m.reaction")

    async def read(self, name: str, group: GroupId) -> None:
        person, room = self.people[name], self.rooms[group]
        last = (await person.past(room))[-1]["event_id"]
        await person.ask("POST", f"rooms/{room}/receipt/m.read/{last}", {})

    async def rename(self, name: str, group: GroupId, nickname: str) -> None:
        person = self.people[name]
        await person.set_state(
            self.rooms[group], "m.room.member", {"membership": "join", "displayname": nickname}, person.user
        )

    async def whisper(self, name: str, text: str) -> None:
        person = self.people[name]
        await person.say(await self.talk(name) or await self._open_talk(person), text)

    async def _open_talk(self, person: Person) -> str:
        return await person.open_room(
            preset="private_chat", is_direct=True, invite=[self.people["assistant"].user]
        )

    async def talk(self, name: str) -> str | None:
        """The room `name` shares with the assistant alone; an invitation to one is accepted."""
        person, bot = self.people[name], self.people["assistant"].user
        for room, inviter in (await person.invitations()).items():
            if inviter == bot and room not in self.rooms.values():
                await person.join(room)
        joined = (await person.ask("GET", "joined_rooms"))["joined_rooms"]
        for room in (room for room in joined if room not in self.rooms.values()):
            people = await person.ask("GET", f"rooms/{room}/members")
            if bot in {one["state_key"] for one in people["chunk"]}:
                return str(room)
        return None

    async def join(self, name: str, group: GroupId, invited_by: str) -> None:
        room = self.rooms[group]
        await self.people[invited_by].ask("POST", f"rooms/{room}/invite", {"user_id": self.people[name].user})
        await self.people[name].join(room)

    async def knock(self, name: str, group: GroupId, text: str) -> None:
        await self.people[name].ask("POST", f"knock/{self.rooms[group]}", {"reason": text})

    async def leave(self, name: str, group: GroupId) -> None:
        await self.people[name].ask("POST", f"rooms/{self.rooms[group]}/leave", {})

    async def remove(self, name: str, group: GroupId, by: str) -> None:
        await self.people[by].ask(
            "POST", f"rooms/{self.rooms[group]}/kick", {"user_id": self.people[name].user}
        )

    async def tries(self, name: str, group: GroupId, text: str) -> bool:
        return await self._allowed(self.people[name].say(self.rooms[group], text))

    async def enter(self, name: str, group: GroupId) -> bool:
        return await self._allowed(self.people[name].join(self.rooms[group]))

    async def _allowed(self, trying: Awaitable[object]) -> bool:
        try:
            await trying
        except httpx.HTTPStatusError as error:
            if error.response.status_code != 403:
                raise
            return False
        return True

    async def seen(self, name: str, group: GroupId) -> list[str]:
        return self._texts(await self.people[name].past(self.rooms[group]))

    async def heard(self, name: str) -> list[str]:
        room = await self.talk(name)
        if room is None:
            return []
        bot = self.people["assistant"].user
        past = await self.people[name].past(room)
        return self._texts([event for event in past if event["sender"] == bot])

    def _texts(self, past: list[dict[str, object]]) -> list[str]:
        contents = [event["content"] for event in past if event["type"] == "m.room.message"]
        return [str(content["body"]) for content in contents if isinstance(content, dict) and content]

    async def inside(self, name: str, group: GroupId) -> bool:
        joined = (await self.people[name].ask("GET", "joined_rooms"))["joined_rooms"]
        return self.rooms[group] in joined

    async def nickname(self, name: str, group: GroupId) -> str:
        person = self.people[name]
        state = await person.state(self.rooms[group], "m.room.member", person.user)
        return str(state["displayname"])

    async def pinned(self, group: GroupId) -> list[MessageId]:
        return list((await self.people["mei"].state(self.rooms[group], "m.room.pinned_events"))["pinned"])

    async def cut(self) -> None:
        await self.line.cut()

    async def mend(self) -> None:
        await self.line.mend()


@asynccontextmanager
async def open_peer(request: pytest.FixtureRequest) -> AsyncIterator[MatrixPeer]:
    synapse: Synapse = request.getfixturevalue("synapse")
    line = Line(synapse.port)
    await line.mend()
    peer = MatrixPeer(synapse, line)
    await peer.build()
    try:
        yield peer
    finally:
        await peer.close()
        await line.cut()
