"""Idempotency keys: the same request under the same key is done once, and answered alike."""

import hashlib
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from warmfield.api.caller import Caller
from warmfield.api.faults import Refused
from warmfield.console.signing.api_tokens import GivenAnswer, answer_given, keep_answer


async def once(request: Request, inner: Callable[[Request], Awaitable[Response]]) -> Response:
    """A refusal isn't kept: it changed nothing, so the same may be tried again. Raises Refused."""
    caller: Caller = request.state.caller
    if request.method != "POST" or not caller.key:
        return await inner(request)
    name, under_way = (caller.token.id, caller.key), request.app.state.under_way
    if name in under_way:
        raise Refused("under_way", headers={"Retry-After": "1"})
    under_way.add(name)
    try:
        return await _once(request, caller, inner)
    finally:
        under_way.discard(name)


async def _once(
    request: Request, caller: Caller, inner: Callable[[Request], Awaitable[Response]]
) -> Response:
    asked, keyring = await _asked(request), caller.ports.keyring
    known = await keyring.do(answer_given, caller.token.id, caller.key)
    if known is not None and known.asked != asked:
        raise Refused("key_used")
    if known is not None:
        headers = {"Idempotency-Replayed": "true"}
        return Response(known.body, known.status, headers=headers, media_type="application/json")
    response = await inner(request)
    if response.status_code < 300:
        answer = GivenAnswer(asked, response.status_code, bytes(response.body))
        await keyring.do(keep_answer, caller.token.id, caller.key, answer)
    return response


async def _asked(request: Request) -> bytes:
    said = hashlib.sha256(f"{request.url.path}?{request.url.query}\n".encode())
    said.update(await request.body())
    return said.digest()
