"""Someone with an ordinary Matrix client, over plain HTTP: not the library the connector uses."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from typing import Any
from urllib.parse import quote

import httpx

Json = dict[str, Any]
PATIENCE = 30.0
_numbers = itertools.count()


def at(*parts: str) -> str:
    return "/".join(quote(part, safe="") for part in parts)


class Person:
    """Errors of the server come as httpx.HTTPStatusError."""

    def __init__(self, url: str, user: str, token: str) -> None:
        self.user = user
        self.token = token
        self._line = httpx.AsyncClient(
            base_url=f"{url}/_matrix/client/v3/",
            headers={"Authorization": f"Bearer {token}"},
            timeout=60,
        )

    async def ask(self, method: str, path: str, body: Json | None = None, **query: str) -> Json:
        answer = await self._line.request(method, path, json=body, params=query)
        answer.raise_for_status()
        return dict(answer.json())

    async def close(self) -> None:
        await self._line.aclose()

    async def open_room(self, **wanted: object) -> str:
        return str((await self.ask("POST", "createRoom", wanted))["room_id"])

    async def join(self, room: str) -> None:
        await self.ask("POST", at("join", room), {})

    async def send(self, room: str, content: Json, sort: str = "m.room.message") -> str:
        path = at("rooms", room, "send", sort, f"t{next(_numbers)}")
        return str((await self.ask("PUT", path, content))["event_id"])

    async def say(self, room: str, text: str, **more: object) -> str:
        return await self.send(room, {"msgtype": "m.text", "body": text, **more})

    async def redact(self, room: str, event: str) -> None:
        await self.ask("PUT", at("rooms", room, "redact", event, f"t{next(_numbers)}"), {})

    async def state(self, room: str, sort: str, key: str = "") -> Json:
        return await self.ask("GET", at("rooms", room, "state", sort, key))

    async def set_state(self, room: str, sort: str, content: Json, key: str = "") -> None:
        await self.ask("PUT", at("rooms", room, "state", sort, key), content)

    async def past(self, room: str) -> list[Json]:
        """The room's events as this person may read them, oldest first."""
        page = await self.ask("GET", at("rooms", room, "messages"), dir="b", limit="500")
        return list(reversed(page["chunk"]))

    async def invitations(self) -> dict[str, str]:
        """Who invited us, by room."""
        return self._invited(await self.ask("GET", "sync", timeout="0"))

    def _invited(self, news: Json) -> dict[str, str]:
        return {
            room: next(
                one["sender"]
                for one in invited["invite_state"]["events"]
                if one["type"] == "m.room.member" and one["state_key"] == self.user
            )
            for room, invited in news.get("rooms", {}).get("invite", {}).items()
        }

    async def news(self) -> AsyncIterator[Json]:
        """What the server tells this person from the beginning on, answer by answer."""
        more = '{"room": {"timeline": {"limit": 100}}}'
        answer = await self.ask("GET", "sync", timeout="0", filter=more)
        while True:
            yield answer
            answer = await self.ask("GET", "sync", timeout="30000", filter=more, since=answer["next_batch"])

    async def next_invitation(self) -> str:
        """Wait to be invited; give the room."""
        async with asyncio.timeout(PATIENCE):
            async for news in self.news():
                if invited := self._invited(news):
                    return next(iter(invited))
        raise AssertionError

    async def until(self, room: str, fits: Callable[[Json], bool]) -> Json:
        """Wait until an event of the room that fits is told to this person."""
        async with asyncio.timeout(PATIENCE):
            async for news in self.news():
                told = news.get("rooms", {}).get("join", {}).get(room, {})
                for event in told.get("timeline", {}).get("events", []):
                    if fits(event):
                        return dict(event)
        raise AssertionError

    async def until_joined(self, room: str, user: str) -> None:
        await self.until(
            room, lambda one: one.get("state_key") == user and one["content"].get("membership") == "join"
        )

    async def hears(self, from_user: str, fits: Callable[[str], bool]) -> str:
        """Wait for a private word that fits; invitations to a talk are accepted on the way."""
        heard: list[str] = []
        try:
            async with asyncio.timeout(PATIENCE):
                async for news in self.news():
                    heard += [word async for word in self._words(from_user, news)]
                    if fitting := [word for word in heard if fits(word)]:
                        return fitting[0]
        except TimeoutError:
            pass
        raise AssertionError(heard)

    async def _words(self, from_user: str, news: Json) -> AsyncIterator[str]:
        for room, inviter in self._invited(news).items():
            if inviter == from_user:
                await self.join(room)
        for told in news.get("rooms", {}).get("join", {}).values():
            for event in told["timeline"]["events"]:
                private = told.get("summary", {}).get("m.joined_member_count", 2) <= 2
                if private and event["sender"] == from_user and event["type"] == "m.room.message":
                    yield str(event["content"].get("body", ""))
