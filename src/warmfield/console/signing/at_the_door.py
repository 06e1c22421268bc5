"""Signing in and out. The only pages that anybody may see."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from warmfield.acts.voice import text_in
from warmfield.community.ids import PersonId
from warmfield.console.drawing import draw
from warmfield.console.house_ports import Ports
from warmfield.console.signing.cookie import carry_word, drop_word
from warmfield.console.signing.keyring import begin_session, end_session, spend_link
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS, answer, language_of, theme_of
from warmfield.wording import later, words_in

SPENT = later("This link has been used or is too old. Ask for a new one: warmfield sign-in")


def open_routes(ports: Ports) -> list[Route]:
    """What needs no session."""

    def at(page: Callable[[Ports, Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def shown(request: Request) -> Response:
            return await page(ports, request)

        return shown

    return [
        Route("/sign-in", at(sign_in)),
        Route("/sign-in/link", at(show_link)),
        Route("/sign-in/link", at(use_link), methods=["POST"]),
    ]


async def sign_in(ports: Ports, request: Request) -> Response:
    return _page(ports, request, "sign_in.html")


async def show_link(ports: Ports, request: Request) -> Response:
    """Looking at a link doesn't spend it: chat programs look at every link that is sent."""
    return _page(ports, request, "sign_in_link.html", word=request.query_params.get("word", "")[:200])


async def use_link(ports: Ports, request: Request) -> Response:
    form = await request.form()
    person = await ports.keyring.do(spend_link, str(form.get("word", ""))[:200])
    if person is None or person not in ports.rulebook().plan.people:
        return _page(ports, request, "sign_in.html", status=403, sentence=SPENT)
    return await signed_in(ports, request, person, "link")


async def signed_in(ports: Ports, request: Request, person: PersonId, by: str) -> Response:
    """Begin a session and go where the person wanted to go, within this site."""
    browser = request.headers.get("user-agent", "")
    word = await ports.keyring.do(begin_session, person, by, browser)
    response = RedirectResponse(_within(request.query_params.get("next", "")), 303, headers=HEADERS)
    carry_word(response, word, secure=ports.secure)
    return response


async def sign_out(visit: Visit) -> Response:
    await visit.ports.keyring.do(end_session, visit.session.id)
    response = RedirectResponse("/sign-in", 303, headers=HEADERS)
    drop_word(response, secure=visit.ports.secure)
    return response


def _within(path: str) -> str:
    """A path of ours; anything else, like another site's address, leads to the first page."""
    parts = urlsplit(path)
    ours = path.startswith("/") and not path.startswith("//") and not parts.netloc and "\\" not in path
    return path if ours else "/"


def _page(
    ports: Ports, request: Request, template: str, *, status: int = 200, sentence: str = "", **values: str
) -> Response:
    rulebook = ports.rulebook()
    language = language_of(request, rulebook.language)
    community = text_in(rulebook.plan.community.name, language)
    said = words_in(language)(sentence) if sentence else ""
    given = {"community": community, "theme": theme_of(request), "sentence": said, **values}
    return answer(request, draw(template, language, given), status)
