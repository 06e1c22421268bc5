"""The lobby's addresses, to be mounted by the app."""

from collections.abc import Awaitable, Callable
from importlib import resources

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from warmfield.platforms.lobby import forms, pages, stream
from warmfield.platforms.lobby.site import Lobby, StopError
from warmfield.web.kept_files import KeptFiles
from warmfield.web.looks import HEADERS, language_of
from warmfield.wording import words_in

Page = Callable[[Lobby, Request], Awaitable[Response]]


def routes(lobby: Lobby) -> list[BaseRoute]:
    def at(page: Page) -> Callable[[Request], Awaitable[Response]]:
        async def shown(request: Request) -> Response:
            try:
                return await page(lobby, request)
            except StopError as stop:
                return ended(lobby, request, stop)

        return shown

    async def nowhere(_lobby: Lobby, _request: Request) -> Response:
        raise StopError(*pages.NO_PAGE, 404)

    static = resources.files(__package__ or "") / "static"
    return [
        Route("/lobby", at(pages.start)),
        Route("/lobby/join", at(forms.join), methods=["POST"]),
        Route("/lobby/g/{group}", at(pages.group)),
        Route("/lobby/g/{group}/live", at(stream.live)),
        Route("/lobby/g/{group}/{deed}", at(forms.deed), methods=["POST"]),
        Mount("/lobby/static", KeptFiles(directory=str(static))),
        Route("/{rest:path}", at(nowhere)),
    ]


def ended(lobby: Lobby, request: Request, stop: StopError) -> Response:
    if "application/json" not in request.headers.get("accept", ""):
        return pages.stopped(lobby, request, stop)
    words = words_in(language_of(request, lobby.house.languages[0]))
    return JSONResponse({"why": f"{words(stop.title)}. {words(stop.text)}"}, stop.status, headers=HEADERS)
