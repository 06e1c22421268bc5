"""The door by which a shell of the home's owner hands staff commands to a running warmfield."""

import hmac

import msgspec
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from warmfield.app.making import App
from warmfield.community.staff_commands import StaffCommand

ADDRESS = "/command"
COMMAND = "the command line"
"""Whose token a shell uses; made of the home's secret, which only its owner can read."""
LONGEST = 100_000
"""Bytes; the longest piece is a tenth of it."""
_read = msgspec.json.Decoder[StaffCommand](StaffCommand)


def door_for_commands(app: App) -> Route:
    """Its token is made of the home's secret, which only its owner can read."""

    async def take(asked: Request) -> Response:
        token = f"Bearer {app.lobby.staff_token(COMMAND)}"
        if not hmac.compare_digest(asked.headers.get("authorization", "").encode(), token.encode()):
            return PlainTextResponse("Only the owner of this home may do that.\n", 403)
        length = asked.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LONGEST:
            return PlainTextResponse("too long\n", 413)
        try:
            command = _read.decode(await asked.body())
        except msgspec.DecodeError as fault:
            return PlainTextResponse(f"{fault}\n", 400)
        await app.engine.take([command])
        return PlainTextResponse("taken\n")

    return Route(ADDRESS, take, methods=["POST"])
