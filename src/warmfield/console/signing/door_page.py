"""What every way in shares: a page at the door, how often it may be tried, and the session that begins."""

from collections.abc import Awaitable, Callable
from urllib.parse import quote, urlsplit

import structlog
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from warmfield.acts.voice import text_in
from warmfield.community.ids import PersonId
from warmfield.console.drawing import draw
from warmfield.console.house_ports import Ports
from warmfield.console.signing.cookie import carry_word, word_in
from warmfield.console.signing.keyring import begin_session
from warmfield.console.signing.own_looks import carry_looks, looks_of
from warmfield.console.signing.site_address import site_of
from warmfield.web.limits import Pace
from warmfield.web.looks import HEADERS, answer, language_of, theme_of
from warmfield.wording import later, words_in

Page = Callable[[Ports, Request], Awaitable[Response]]
Knock = Callable[[Ports, Request, dict[str, str]], Awaitable[Response]]
LONGEST_FORM = 20_000
LONGEST_FIELD = 8_000
"""A passkey's answer is the longest that comes in here: some 2 kB."""
DOOR = Pace(burst=30, per_second=0.1)
"""Tries to come in, by address: a school's wireless network brings the whole team by one."""
WRONG = Pace(burst=8, per_second=1 / 120)
"""Tries that failed, by person. One code in a million fits: at this pace a guesser needs years for one."""
TOO_OFTEN = later("That were too many tries. Please wait {minutes} min and try again.")
TOO_LONG = later("That is too long. Please send it in several parts.")
AGAIN = later("Please sign in once more: what comes next concerns how people come in.")


def looked_at(ports: Ports, page: Page) -> Callable[[Request], Awaitable[Response]]:
    async def shown(request: Request) -> Response:
        return await page(ports, request)

    return shown


def knocked(ports: Ports, page: Knock) -> Callable[[Request], Awaitable[Response]]:
    """For forms of people who aren't signed in: counted by address, and short."""

    async def shown(request: Request) -> Response:
        host = request.client.host if request.client else ""
        if wait := ports.limits.spend(f"door {host}", DOOR):
            return too_often(ports, request, wait)
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LONGEST_FORM:
            return door_page(ports, request, status=413, sentence=TOO_LONG)
        form = await request.form(max_files=0, max_fields=20)
        fields = {name: str(value)[:LONGEST_FIELD] for name, value in form.multi_items()}
        return await page(ports, request, fields)

    return shown


def too_often(ports: Ports, request: Request, wait: int) -> Response:
    structlog.get_logger("warmfield").warning("sign_in_slowed", path=request.url.path, seconds=wait)
    said: dict[str, object] = {"minutes": -(-wait // 60)}
    page = door_page(ports, request, status=429, sentence=TOO_OFTEN, said=said)
    page.headers["Retry-After"] = str(wait)
    return page


def door_page(
    ports: Ports,
    request: Request,
    template: str = "sign_in.html",
    *,
    status: int = 200,
    sentence: str = "",
    said: dict[str, object] | None = None,
    **values: str,
) -> Response:
    """`sentence` stands above all, filled with `said`."""
    rulebook = ports.rulebook()
    language = language_of(request, rulebook.language)
    ahead = within(request.query_params.get("next", ""))
    given = {
        "community": text_in(rulebook.plan.community.name, language),
        "theme": theme_of(request),
        "sentence": words_in(language)(sentence, **(said or {})) if sentence else "",
        "oidc": ports.oidc,
        "passkeys": site_of(ports, request).takes_passkeys,
        "next": f"?next={quote(ahead, safe='')}" if ahead != "/" else "",
        "typed": "",
        **values,
    }
    return answer(request, draw(template, language, given), status)


async def signed_in(ports: Ports, request: Request, person: PersonId, by: str, ahead: str = "") -> Response:
    """Begin a session in place of the one that this browser had, and go where the person wanted to go."""
    old = word_in(request, secure=ports.secure)
    browser = request.headers.get("user-agent", "")
    word = await ports.keyring.do(begin_session, person, by, browser, old=old)
    looks = await ports.keyring.do(looks_of, person)
    response = RedirectResponse(within(ahead or request.query_params.get("next", "")), 303, headers=HEADERS)
    carry_word(response, word, secure=ports.secure)
    carry_looks(response, looks)
    return response


def within(path: str) -> str:
    """A path of ours; anything else, like another site's address, leads to the first page."""
    path = path[:2000]
    try:
        parts = urlsplit(path)
    except ValueError:
        return "/"
    ours = path.startswith("/") and not path.startswith("//") and not parts.netloc and "\\" not in path
    return path if ours and path.isprintable() else "/"
