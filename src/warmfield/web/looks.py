"""The reader's language and theme, and the headers of every page."""

import zlib

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from warmfield.wording import LANGUAGES

THEMES = ("auto", "light", "dark")
YEAR = 31_536_000
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""`same-origin` keeps what stands in an address, like a member's token, from other sites."""


def tint(name: str) -> str:
    """One of four colours, the same for a name everywhere."""
    return f"a{zlib.crc32(name.encode()) % 4}"


def language_of(request: Request, own: str) -> str:
    """The reader's: asked for, kept, the browser's, then the plan's. An unknown one is passed over."""
    said = request.headers.get("accept-language", "")[:200].split(",")
    wishes = [request.query_params.get("lang", ""), request.cookies.get("lang", ""), *said, own]
    short = (wish.strip().split(";")[0].split("-")[0].lower() for wish in wishes)
    return next((wish for wish in short if wish in LANGUAGES), "en")


def theme_of(request: Request) -> str:
    wishes = (request.query_params.get("theme", ""), request.cookies.get("theme", ""))
    return next((wish for wish in wishes if wish in THEMES), "auto")


def answer(request: Request, html: str, status: int = 200) -> HTMLResponse:
    """A page with its headers; what was asked for in language or theme is kept for next time."""
    response = HTMLResponse(html, status, headers=HEADERS)
    for name, known in (("lang", LANGUAGES), ("theme", THEMES)):
        wish = request.query_params.get(name, "")
        if wish in known:
            keep(response, name, wish)
    return response


def keep(response: Response, name: str, wish: str) -> None:
    """`name` is `lang` or `theme`."""
    response.set_cookie(name, wish, max_age=YEAR, samesite="lax", httponly=True)
