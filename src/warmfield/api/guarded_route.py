"""The only way to an address of the API: a token, its scope, its person's right; each key counts once."""

from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from typing import Any

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from warmfield.api.admitting import admitted
from warmfield.api.faults import Refused
from warmfield.api.once import once
from warmfield.console.scopes import OF_ACTION

Answering = Callable[[Request], Coroutine[Any, Any, Response]]
RIGHT = "x-right"
PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
REFUSALS: dict[int | str, dict[str, Any]] = {
    "4XX": {"description": "Refused, and how to mend it.", "content": PROBLEM},
    "503": {"description": "It couldn't be written down; nothing was changed.", "content": PROBLEM},
}
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    "description": "Makes it safe to send the same again: for a day it is done once and answered alike.",
}
MATCH = {
    "name": "If-Match",
    "in": "header",
    "schema": {"type": "string", "maxLength": 200},
    "description": "The ETag you read; refused with 412 where somebody changed it since.",
}


def needs(action: str, *, once: bool = False, match: bool = False) -> dict[str, Any]:
    """What every address says of itself: the right it takes, and the headers it heeds."""
    scope = OF_ACTION.get(action)
    said: dict[str, Any] = {RIGHT: action, "security": [{"token": [scope] if scope else []}]}
    heeded = [*([KEY] if once else []), *([MATCH] if match else [])]
    return {**said, "parameters": heeded} if heeded else said


def right_of(extra: Mapping[str, Any] | None) -> str:
    """Raises KeyError: an address without a right is none."""
    right: str = (extra or {})[RIGHT]
    return right


class GuardedRoute(APIRoute):
    def get_route_handler(self) -> Answering:
        inner, action = super().get_route_handler(), right_of(self.openapi_extra)
        known = [one.alias for one in self.dependant.query_params]

        async def guarded(request: Request) -> Response:
            request.state.caller = await admitted(request, action)
            _only(known, request.query_params)
            response = await once(request, inner)
            response.headers.setdefault("Cache-Control", "no-store")
            return response

        return guarded


def _only(known: Sequence[str], asked: Iterable[str]) -> None:
    """Raises Refused: a name that is mistyped mustn't give the whole list instead of a part."""
    unknown = [name for name in asked if name not in known]
    if unknown:
        errors = [{"where": f"query.{name[:60]}", "what": ", ".join(known)} for name in unknown[:20]]
        raise Refused("wrong_shape", errors=errors)
