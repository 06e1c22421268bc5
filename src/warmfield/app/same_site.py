"""Only our own pages may post here: another site must not act in a visitor's name."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

READING = frozenset({"GET", "HEAD", "OPTIONS"})
OURS = frozenset({"same-origin", "none"})
"""What a browser says in Sec-Fetch-Site of a form on our own page, or of an address typed in."""


class SameSite:
    """Refuses, with 403, what a browser says comes from elsewhere. `address` is ours behind a proxy.

    A program that says nothing (`warmfield paste`, curl) passes: it has no visitor's browser to abuse.
    """

    def __init__(self, inner: ASGIApp, address: str = "") -> None:
        self._inner = inner
        self._address = urlsplit(address).netloc

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        reads = scope["type"] != "http" or scope["method"] in READING
        if reads or ours(Headers(scope=scope), self._address):
            await self._inner(scope, receive, send)
            return
        await PlainTextResponse("Forms are sent from our own pages only.\n", 403)(scope, receive, send)


def ours(headers: Headers, address: str) -> bool:
    """By Sec-Fetch-Site, which browsers send over TLS and to this machine; else by Origin."""
    if site := headers.get("sec-fetch-site"):
        return site in OURS
    origin = headers.get("origin")
    near = {headers.get("host"), headers.get("x-forwarded-host"), address} - {None, ""}
    return origin is None or urlsplit(origin).netloc in near
