"""Someone with an ordinary Matrix client, over plain HTTP: not the library the connector uses."""

import itertools
from typing import Any
from urllib.parse import quote

import httpx

Json = dict[str, Any]
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
        now = await self.ask("GET", "sync", timeout="0")
        return {
            room: next(
                one["sender"]
                for one in invited["invite_state"]["events"]
                if one["type"] == "m.room.member" and one["state_key"] == self.user
            )
            for room, invited in now.get("rooms", {}).get("invite", {}).items()
        }
