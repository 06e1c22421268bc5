"""Takes a request's body only as far as the limit, whether or not its length is told."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from warmfield.api.admitting import words_of
from warmfield.api.faults import Refused, problem_answer
from warmfield.console.house_ports import Ports

LONGEST = 500_000
"""Bytes; a plan of a thousand lines is a tenth of it."""


class BodyLimit:
    def __init__(self, inner: ASGIApp, ports: Ports) -> None:
        self._inner, self._ports = inner, ports

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._inner(scope, receive, send)
            return
        body = await _body(receive)
        if body is None:
            refusal = problem_answer(Refused("too_long"), words_of(Request(scope), self._ports))
            await refusal(scope, receive, send)
            return
        await self._inner(scope, _again(body, receive), send)


async def _body(receive: Receive) -> bytes | None:
    """All of it; None where it is longer than the limit."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LONGEST:
            return None
        if message["type"] != "http.request" or not message.get("more_body", False):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Give it once more, then whatever comes after it."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def given() -> Message:
        return left.pop() if left else await receive()

    return given
