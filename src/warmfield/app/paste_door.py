"""The door by which `warmfield paste` hands a pasted chat to a running warmfield."""

import hmac

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from warmfield.app.command_door import COMMAND
from warmfield.app.making import App
from warmfield.app.pasted import Paste, by_hand_groups
from warmfield.community.ids import GroupId
from warmfield.console.pasting_port import LONGEST_PASTE

ADDRESS = "/paste"


class Handed(Struct, frozen=True):
    group: str
    text: str


def door_for_pastes(app: App) -> Route:
    """Its token is made of the home's secret, which only its owner can read."""

    async def take(asked: Request) -> Response:
        token = f"Bearer {app.lobby.staff_token(COMMAND)}"
        if not hmac.compare_digest(asked.headers.get("authorization", "").encode(), token.encode()):
            return PlainTextResponse("Only the owner of this home may do that.\n", 403)
        length = asked.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > 2 * LONGEST_PASTE:
            return PlainTextResponse("too long\n", 413)
        try:
            handed = msgspec.json.decode(await asked.body(), type=Handed)
        except msgspec.DecodeError as fault:
            return PlainTextResponse(f"{fault}\n", 400)
        if handed.group not in by_hand_groups(app.engine.rulebook):
            return JSONResponse({"group": handed.group}, 404)
        pasted = await Paste(app)(GroupId(handed.group), handed.text)
        await app.engine.take(pasted.events)
        return JSONResponse({"events": len(pasted.events)})

    return Route(ADDRESS, take, methods=["POST"])
