"""The only way to a page: a session, a right, and for what changes something a form of ours."""

import hmac
from collections.abc import Awaitable, Callable, Iterable, Mapping
from urllib.parse import quote

import structlog
from msgspec import Struct
from starlette.datastructures import URL
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route, compile_path

from warmfield.console.frame import Shown, refusal
from warmfield.console.house_ports import Ports
from warmfield.console.signing.cookie import word_in
from warmfield.console.signing.keyring import Session, session_of
from warmfield.console.visit import Visit, unmasked
from warmfield.engine.ports import StoreFailed
from warmfield.web.limits import Pace
from warmfield.web.looks import HEADERS, language_of
from warmfield.wording import later, words_in

Handler = Callable[[Visit], Awaitable[Response]]
LONGEST_FORM = 200_000
"""Bytes of a form; a page that takes more says so at its door."""
MAY_NOT = later("Your roles don't include this. The owner can change that in the plan.")
NOT_HERE = later("This isn't here, or not for you. It may have been answered, or belong to another group.")
OLD_FORM = later("This form is too old. Please go back, load the page anew and try again.")
TOO_FAST = later("That was very fast. Please wait a moment and send it again.")
SURE_SECONDS = 3600.0
"""What concerns signing in itself is done soon after it only: a forgotten tab can't be used for it."""
FORMS = Pace(burst=240, per_second=4)
"""What one person sends; no hand is faster, a program gone wild is."""
TOO_LONG = later("That is too long. Please send it in several parts.")


class Door(Struct, frozen=True):
    """A path, what answers it, and the action of `permissions.ALLOWED` it takes."""

    path: str
    handler: Handler
    action: str
    method: str = "GET"
    longest: int = LONGEST_FORM
    sure: bool = False
    """Who signed in long ago is asked to sign in once more."""


def routes(ports: Ports, doors: Iterable[Door]) -> list[Route]:
    return [Route(door.path, _guarded(ports, door), methods=[door.method]) for door in doors]


def _guarded(ports: Ports, door: Door) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        session = await known_session(ports, request)
        if session is None:
            return _sign_in_first(request)
        visit = visit_of(ports, request, session)
        if barred := await _barred(visit, door):
            return barred
        try:
            return await door.handler(visit)
        except HTTPException as refused:
            return refusal(visit, NOT_HERE, refused.status_code)
        except StoreFailed as failed:
            return refusal(visit, failed.sentence, 503, **failed.values)

    return answered


async def _barred(visit: Visit, door: Door) -> Response | None:
    """Why this door stays closed, as an answer; None where it opens."""
    if not visit.may(door.action):
        return refusal(visit, MAY_NOT, 403)
    if door.sure and visit.now.timestamp() - visit.session.made > SURE_SECONDS:
        return _sign_in_again(visit)
    return None if door.method == "GET" else await _wrong_form(visit, door.longest)


async def known_session(ports: Ports, request: Request) -> Session | None:
    """The session of a person who is still in the plan."""
    word = word_in(request, secure=ports.secure)
    session = await ports.keyring.do(session_of, word) if word else None
    return session if session is not None and session.person in ports.rulebook().plan.people else None


def visit_of(
    ports: Ports, request: Request, session: Session, given: Mapping[str, str] | None = None
) -> Visit:
    """`given` are the parts of the address, where they aren't the request's own."""
    rulebook = ports.rulebook()
    return Visit(
        ports=ports,
        request=request,
        session=session,
        rulebook=rulebook,
        now=ports.now(),
        words=words_in(language_of(request, rulebook.language)),
        given=request.path_params if given is None else given,
        asked=request.query_params,
    )


def live_page(doors: Iterable[Door], path: str) -> tuple[Shown, Mapping[str, str], str] | None:
    """The page at a path that draws parts of itself anew; with the parts of its address and its action."""
    for door in doors:
        found = compile_path(door.path)[0].match(path)
        if found and isinstance(door.handler, Shown) and door.handler.live:
            return door.handler, found.groupdict(), door.action
    return None


def _sign_in_first(request: Request) -> Response:
    """Pages send the reader to the door and back; a piece of a page says that the session has ended."""
    if request.headers.get("hx-request") == "true" or request.method != "GET":
        return Response(status_code=401, headers={**HEADERS, "HX-Redirect": "/sign-in"})
    back = quote(request.url.path + (f"?{request.url.query}" if request.url.query else ""), safe="")
    return RedirectResponse(f"/sign-in?next={back}", 303, headers=HEADERS)


def _sign_in_again(visit: Visit) -> Response:
    """A page leads to the door and back; a form to the page it stands on."""
    url = visit.request.url
    if visit.request.method != "GET":
        url = URL(visit.request.headers.get("referer", "/settings"))
    back = quote(url.path + (f"?{url.query}" if url.query else ""), safe="")
    return RedirectResponse(f"/sign-in?again=1&next={back}", 303, headers=HEADERS)


async def _wrong_form(visit: Visit, longest: int) -> Response | None:
    """What is wrong with what was sent, as a page; None where it is a form of ours."""
    if wait := visit.ports.limits.spend(f"form {visit.person_id}", FORMS):
        structlog.get_logger("warmfield").warning("forms_slowed", person=visit.person_id, seconds=wait)
        slowed = refusal(visit, TOO_FAST, 429)
        slowed.headers["Retry-After"] = str(wait)
        return slowed
    length = visit.request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > longest:
        return refusal(visit, TOO_LONG, 413)
    form = await visit.request.form(max_files=5, max_fields=500, max_part_size=longest)
    if not hmac.compare_digest(unmasked(str(form.get("form", ""))).encode(), visit.form_token.encode()):
        return refusal(visit, OLD_FORM, 403)
    return None
