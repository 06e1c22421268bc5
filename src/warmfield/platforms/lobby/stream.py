"""Server-Sent Events: each change drawn for the one who reads it, as a piece of the page."""

import json
from collections.abc import AsyncIterator
from typing import Literal

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from warmfield.community.ids import GroupId
from warmfield.platforms.lobby import screen
from warmfield.platforms.lobby.bell import ALL, Change, Tab
from warmfield.platforms.lobby.house import Place
from warmfield.platforms.lobby.members import Account
from warmfield.platforms.lobby.pages import drawn, group_values
from warmfield.platforms.lobby.site import Lobby
from warmfield.web.looks import HEADERS, language_of

PING = 15.0
"""Seconds between signs of life, so that a proxy keeps the stream and a dead tab is noticed."""
PIECES = {
    "box": ("_box.html",),
    "members": ("_members.html",),
    "pinned": ("_pinned.html",),
    "words": ("_words.html",),
    "all": ("_lines.html", "_box.html", "_members.html", "_pinned.html", "_words.html"),
}


async def live(lobby: Lobby, request: Request) -> Response:
    """`turn` in the address is how fresh the page was; an older one is drawn anew at once."""
    place = lobby.place(request)
    token = request.query_params.get("me", "")
    account = await lobby.account(token)
    language = language_of(request, lobby.house.languages[0])
    turn = request.headers.get("last-event-id") or request.query_params.get("turn", "")
    pieces = Pieces(lobby, place, account, token, language)
    headers = {**HEADERS, "X-Accel-Buffering": "no"}
    return StreamingResponse(pieces.flow(turn), media_type="text/event-stream", headers=headers)


class Pieces:
    """What flows to one tab."""

    def __init__(self, lobby: Lobby, place: Place, account: Account, token: str, language: str) -> None:
        self._lobby = lobby
        self._place = place
        self._account = account
        self._token = token
        self._language = language

    async def flow(self, turn: str) -> AsyncIterator[str]:
        bell = self._lobby.book.bell
        with bell.tab(self._place.id, self._account.account) as tab:
            yield "retry: 1000\n\n"
            if turn != str(bell.turn):
                yield await self._piece(ALL)
            while True:
                match await waited(tab):
                    case "closed":
                        return
                    case "quiet":
                        yield ": still here\n\n"
                    case change:
                        yield await self._piece(change)

    async def _piece(self, change: Change) -> str:
        """One event: `door` sends the tab to load anew, the others put pieces in place."""
        turn = self._lobby.book.bell.turn
        if change.what == "door":
            return f"id: {turn}\nevent: door\ndata: {{}}\n\n"
        said = {"html": await self._html(change), "what": change.what, "unread": await self._unread()}
        return f"id: {turn}\nevent: put\ndata: {json.dumps(said, ensure_ascii=False)}\n\n"

    async def _unread(self) -> int:
        return await self._lobby.book.read(screen.unread, self._account)

    async def _html(self, change: Change) -> str:
        if change.what == "message":
            return await self._message(change.group, change.number)
        seen = await self._lobby.book.read(screen.view, self._place.id, self._account)
        values = self._values(group_values(self._lobby, self._place, seen, self._token, self._language))
        return "".join(drawn(self._lobby, name, values) for name in PIECES[change.what])

    async def _message(self, group: GroupId, number: int) -> str:
        """Only for who is in the group: a stream may outlive a membership."""
        empty = await self._lobby.book.read(screen.slim, group, self._account)
        if empty.member is None or not empty.member.inside:
            return ""
        await self._lobby.readers.note(group, self._account.account)
        lines = await self._lobby.book.read(screen.lines, group, self._account, number)
        values = self._values(group_values(self._lobby, self._place, empty, self._token, self._language))
        return "".join(drawn(self._lobby, "_line.html", {**values, "line": line}) for line in lines)

    def _values(self, values: dict[str, object]) -> dict[str, object]:
        return {**values, "language": self._language}


async def waited(tab: Tab) -> Change | Literal["closed", "quiet"]:
    """The next change; `quiet` after a while without one, `closed` at the end."""
    try:
        return await tab.next(PING) or "closed"
    except TimeoutError:
        return "quiet"
