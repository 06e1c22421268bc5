"""The addresses of this process: the lobby, what is kept by hand, and how it is doing."""

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from warmfield.app.calendar_feed import feed
from warmfield.app.command_door import door_for_commands
from warmfield.app.console_joined import console
from warmfield.app.making import App
from warmfield.app.paste_door import door_for_pastes
from warmfield.app.safe_headers import SafeHeaders
from warmfield.app.same_site import SameSite
from warmfield.console.broken_page import broken
from warmfield.platforms.lobby.routes import routes

WORTH_IT = 700
"""Bytes from which an answer is compressed: less fits a packet anyway. Streams of events never are."""


def web(app: App) -> Starlette:
    async def healthz(_request: Request) -> Response:
        """The process is alive."""
        return PlainTextResponse("ok\n")

    async def readyz(_request: Request) -> Response:
        """The store takes writes and the platforms answer; 503 with the part that doesn't."""
        said = await app.readiness.ask(app.engine)
        ready = all(state == "ready" for state in said.values())
        return JSONResponse({"ready": ready, **said}, 200 if ready else 503)

    async def metrics(_request: Request) -> Response:
        return Response(app.metrics.text(), media_type=CONTENT_TYPE_LATEST)

    own = [feed(app), Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]

    async def broke(request: Request, _fault: Exception) -> Response:
        """The fault itself goes on to the server, which logs it."""
        return broken(app.engine.rulebook, request)

    guard = Middleware(SameSite, address=app.settings.web.address)
    smaller = Middleware(GZipMiddleware, minimum_size=WORTH_IT, compresslevel=5)
    return Starlette(
        routes=[*own, door_for_commands(app), door_for_pastes(app), *console(app), *routes(app.lobby)],
        middleware=[Middleware(SafeHeaders), guard, smaller],
        exception_handlers={Exception: broke},
    )
