"""Loads the API when it is first asked for: FastAPI takes a third of a second that a start hasn't got."""

import asyncio
import re
from collections.abc import Callable

from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from warmfield.console.house_ports import Ports

ADDRESS = "/api/v1"


class FirstAsked:
    """An ASGI app that is made in a thread at the first request, once, while everything else goes on."""

    def __init__(self, make: Callable[[], ASGIApp]) -> None:
        self._make = make
        self._made: asyncio.Future[ASGIApp] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._made is None:
            self._made = asyncio.ensure_future(asyncio.to_thread(self._make))
        app = await asyncio.shield(self._made)
        await app(scope, receive, send)


class Under(Mount):
    """A mount that every path under it is in, even one with a line's end: the API answers all."""

    def __init__(self, path: str, app: ASGIApp) -> None:
        super().__init__(path, app)
        self.path_regex = re.compile(self.path_regex.pattern, re.DOTALL)


def api(ports: Ports) -> Under:
    def make() -> ASGIApp:
        from warmfield.api.api_app import make_api  # noqa: PLC0415 - slow to import, see above

        return make_api(ports)

    return Under(ADDRESS, FirstAsked(make))
