"""Reads the platform's news: one sync after the other, gaps filled, handed over in order."""

import heapq
from collections import defaultdict
from collections.abc import Iterable

import msgspec
from mautrix.api import Path

from warmfield.community.events import Event
from warmfield.platforms.matrix.account import LONG_POLL, Account
from warmfield.platforms.matrix.places import Places
from warmfield.platforms.matrix.shapes import JoinedRoom, Page, RawEvent, Sync
from warmfield.platforms.matrix.translate import INSIDE, Known, translate, whisper

PAGE = 100
"""Synapse gives at most this many events of a room at once (`filter_timeline_limit`)."""
_MEMBERS = {"lazy_load_members": True, "include_redundant_members": True}
"""Whoever wrote stands in the answer with a nickname, also when the server thinks we know it."""
FILTER = msgspec.json.encode(
    {
        "presence": {"types": []},
        "account_data": {"types": []},
        "room": {
            "timeline": {"limit": PAGE} | _MEMBERS,
            "state": {"types": ["m.room.member"]} | _MEMBERS,
            "ephemeral": {"types": []},
            "account_data": {"types": []},
        },
    }
).decode()


class News:
    """`since` None asks for the present position only: what was said before isn't judged."""

    def __init__(self, account: Account, places: Places) -> None:
        self._account = account
        self._places = places
        self._known: defaultdict[str, Known] = defaultdict(Known)

    async def next(self, since: str | None) -> tuple[list[Event], str, bool]:
        """Wait for news. Give the events, the new position, and whether it is worth keeping."""
        query = {"filter": FILTER, "timeout": "0"}
        if since is not None:
            query |= {"since": since, "timeout": str(LONG_POLL)}
        answer = msgspec.convert(await self._account.get(Path.v3.sync, query), Sync)
        for room, invitation in answer.rooms.invite.items():
            await self._places.invited(room, invitation)
        if since is None:
            for room, joined in answer.rooms.join.items():
                self._known[room].learn((*joined.state.events, *joined.timeline.events))
            return [], answer.next_batch, True
        told = [await self._told(room, joined, since) for room, joined in answer.rooms.join.items()]
        events = list(heapq.merge(*told, key=lambda event: event.at))
        return events, answer.next_batch, bool(answer.rooms.join or answer.rooms.invite)

    async def _told(self, room: str, joined: JoinedRoom, since: str) -> list[Event]:
        group, talk = self._places.groups.get(room), self._places.talks.rooms.get(room)
        if group is None and talk is None:
            return []
        known = self._known[room]
        raw = await self._whole(room, joined, since)
        known.learn(joined.state.events)
        if group is None:
            return await self._words(room, raw, known)
        me = self._account.me
        return [
            news
            for event in _since_we_came(raw, me)
            if (news := translate(event, group, me, known)) is not None
        ]

    async def _words(self, room: str, raw: list[RawEvent], known: Known) -> list[Event]:
        me, talks = self._account.me, self._places.talks
        if any(event.type == "m.room.member" and event.sender != me for event in raw):
            talks.left(room)
        if any(event.type == "m.room.encrypted" and event.sender != me for event in raw):
            await talks.answer_sealed(room)
        return [word for event in raw if (word := whisper(event, me, known)) is not None]

    async def _whole(self, room: str, joined: JoinedRoom, since: str) -> list[RawEvent]:
        """The timeline with what the server left out between `since` and it."""
        line = joined.timeline
        if not line.limited or not line.prev_batch:
            return list(line.events)
        missing: list[RawEvent] = []
        token: str | None = line.prev_batch
        while token is not None:
            query = {"from": token, "to": since, "dir": "b", "limit": str(PAGE)}
            answer = await self._account.get(Path.v3.rooms[room].messages, query)
            page = msgspec.convert(answer, Page)
            self._known[room].learn(page.state)
            missing += page.chunk
            token = page.end if page.chunk else None
        return [*reversed(missing), *line.events]


def _since_we_came(events: list[RawEvent], me: str) -> Iterable[RawEvent]:
    """Leave out what was there before the assistant came into the group."""
    for at in range(len(events) - 1, -1, -1):
        event = events[at]
        if event.type == "m.room.member" and event.state_key == me:
            came = event.content.get("membership") == INSIDE
            if came and event.previous.get("membership") != INSIDE:
                return events[at + 1 :]
    return events
