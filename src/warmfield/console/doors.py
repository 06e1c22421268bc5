"""The only way to a page: a session, a right, and for what changes something a form of ours."""

import hmac
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import quote

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from warmfield.console.frame import refusal
from warmfield.console.house_ports import Ports
from warmfield.console.signing.cookie import word_in
from warmfield.console.signing.keyring import Session, session_of
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS, language_of
from warmfield.wording import later, words_in

Handler = Callable[[Visit], Awaitable[Response]]
MAY_NOT = later("Your roles don't include this. The owner can change that in the plan.")
NOT_HERE = later("This isn't here, or not for you. It may have been answered, or belong to another group.")
OLD_FORM = later("This form is too old. Please go back, load the page anew and try again.")


class Door(Struct, frozen=True):
    """A path, what answers it, and the action of `permissions.ALLOWED` it takes."""

    path: str
    handler: Handler
    action: str
    method: str = "GET"


def routes(ports: Ports, doors: Iterable[Door]) -> list[Route]:
    return [Route(door.path, _guarded(ports, door), methods=[door.method]) for door in doors]


def _guarded(ports: Ports, door: Door) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        session = await known_session(ports, request)
        if session is None:
            return _sign_in_first(request)
        visit = visit_of(ports, request, session)
        if not visit.may(door.action):
            return refusal(visit, MAY_NOT, 403)
        if door.method != "GET" and not await _our_form(visit):
            return refusal(visit, OLD_FORM, 403)
        try:
            return await door.handler(visit)
        except HTTPException as refused:
            return refusal(visit, NOT_HERE, refused.status_code)

    return answered


async def known_session(ports: Ports, request: Request) -> Session | None:
    """The session of a person who is still in the plan."""
    word = word_in(request, secure=ports.secure)
    session = await ports.keyring.do(session_of, word) if word else None
    return session if session is not None and session.person in ports.rulebook().plan.people else None


def visit_of(ports: Ports, request: Request, session: Session) -> Visit:
    rulebook = ports.rulebook()
    return Visit(
        ports=ports,
        request=request,
        session=session,
        rulebook=rulebook,
        now=ports.now(),
        words=words_in(language_of(request, rulebook.language)),
    )


def _sign_in_first(request: Request) -> Response:
    """Pages send the reader to the door and back; a piece of a page says that the session has ended."""
    if request.headers.get("hx-request") == "true" or request.method != "GET":
        return Response(status_code=401, headers={**HEADERS, "HX-Redirect": "/sign-in"})
    back = quote(request.url.path + (f"?{request.url.query}" if request.url.query else ""), safe="")
    return RedirectResponse(f"/sign-in?next={back}", 303, headers=HEADERS)


async def _our_form(visit: Visit) -> bool:
    form = await visit.request.form()
    return hmac.compare_digest(str(form.get("form", "")), visit.form_token)
