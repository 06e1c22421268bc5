"""Who is in the groups already, and who reads: asked for now and then, apart from the news.

Read receipts come by the hundred for one message, so they are not part of the sync that brings the
news: they would wake it for each. What is read is told once a member, group and day.
"""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import msgspec
from mautrix.api import Path

from warmfield.community.events import Event, Present, Read
from warmfield.community.ids import EventId, GroupId
from warmfield.platforms.matrix.account import Account, if_let
from warmfield.platforms.matrix.places import Places
from warmfield.platforms.matrix.shapes import Content, Sync, number_at, text_at
from warmfield.platforms.matrix.translate import member_id

FILTER = msgspec.json.encode(
    {
        "presence": {"types": []},
        "account_data": {"types": []},
        "room": {
            "timeline": {"types": []},
            "state": {"types": []},
            "ephemeral": {"types": ["m.receipt"]},
            "account_data": {"types": []},
        },
    }
).decode()


class Attendance:
    """`every` seconds; what was read in the last of them before a restart may go untold."""

    def __init__(self, account: Account, places: Places, every: float) -> None:
        self._account = account
        self._places = places
        self._every = every
        self._since = ""
        self._looked = 0.0
        self._listed: set[str] = set()
        self._noted: dict[tuple[str, str], date] = {}

    async def news(self, since: str) -> list[Event]:
        """`since` is the news' own position, from which the first look begins. Usually empty."""
        now = time.monotonic()
        if self._since and now - self._looked < self._every:
            return []
        query = {"filter": FILTER, "timeout": "0", "since": self._since or since}
        answer = msgspec.convert(await self._account.get(Path.v3.sync, query), Sync)
        there = [event for room in list(self._places.groups) for event in await self._there(room)]
        self._since, self._looked = answer.next_batch, now
        read = [
            event
            for room, joined in answer.rooms.join.items()
            if (group := self._places.groups.get(room)) is not None
            for one in joined.ephemeral.events
            for event in self._read(room, group, one.content)
        ]
        return [*there, *sorted(read, key=lambda event: event.at)]

    async def _there(self, room: str) -> list[Event]:
        """Everyone in the group, once a run: who came before us shall be known too."""
        group = self._places.groups[room]
        if room in self._listed or self._places.room_of(group) != room:
            return []
        self._listed.add(room)
        answer: Content = {}
        with if_let():
            answer = await self._account.get(Path.v3.rooms[room].joined_members)
        joined = answer.get("joined")
        people = joined.items() if isinstance(joined, dict) else ()
        return [
            Present(
                at=datetime.now(UTC),
                id=EventId(f"present/{room}/{user}"),
                group=group,
                who=member_id(user),
                nickname=text_at(shown, "display_name") or user.removeprefix("@").partition(":")[0],
            )
            for user, shown in people
            if user != self._account.me and isinstance(shown, dict)
        ]

    def _read(self, room: str, group: GroupId, receipts: Content) -> Iterator[Event]:
        """Hidden receipts (`m.read.private`) are told to nobody; who uses them isn't seen reading."""
        for seen in receipts.values():
            people = seen.get("m.read") if isinstance(seen, dict) else None
            for user, how in people.items() if isinstance(people, dict) else ():
                at = _when(how)
                if user == self._account.me or self._noted.get((room, user)) == at.date():
                    continue
                self._noted[room, user] = at.date()
                name = EventId(f"read/{room}/{user}/{at.date()}")
                yield Read(at=at, id=name, group=group, who=member_id(user))


def _when(receipt: object) -> datetime:
    """A foreign server may claim any time; the future is now."""
    claimed = number_at(receipt, "ts", 0) if isinstance(receipt, dict) else 0
    now = datetime.now(UTC)
    return datetime.fromtimestamp(min(max(claimed, 0) / 1000, now.timestamp()), UTC)
