"""How a page is drawn: templates, language, theme, headers that let nothing foreign in."""

import hashlib
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from warmfield.wording import LANGUAGES, words_in

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
"""`same-origin` keeps the member's token, which stands in the address, from other sites."""


@cache
def templates(zone: str) -> Environment:
    """`zone` is the community's time zone: times are shown in it."""
    there = ZoneInfo(zone)

    def clock(at: float) -> str:
        return datetime.fromtimestamp(at, there).strftime("%H:%M")

    def moment(at: float) -> str:
        then, today = datetime.fromtimestamp(at, there), datetime.now(there).date()
        return then.strftime("%H:%M" if then.date() == today else "%Y-%m-%d %H:%M")

    def iso(at: float) -> str:
        return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")

    made = Environment(
        loader=PackageLoader(__package__ or ""),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(clock=clock, moment=moment, iso=iso)
    made.globals.update(tint=tint, file=file)
    return made


def tint(name: str) -> str:
    """One of four colours, the same for a name everywhere."""
    return f"a{zlib.crc32(name.encode()) % 4}"


@cache
def file(name: str) -> str:
    """The address of a static file; it changes with the file, so that browsers may keep it for a year."""
    content = resources.files(__package__).joinpath("static", name).read_bytes()
    return f"/lobby/static/{name}?v={hashlib.sha256(content).hexdigest()[:8]}"


def language_of(request: Request, own: str) -> str:
    """The reader's: asked for, kept, the browser's, then the plan's. An unknown one is passed over."""
    said = request.headers.get("accept-language", "")[:200].split(",")
    wishes = [request.query_params.get("lang", ""), request.cookies.get("lang", ""), *said, own]
    short = (wish.strip().split(";")[0].split("-")[0].lower() for wish in wishes)
    return next((wish for wish in short if wish in LANGUAGES), "en")


def theme_of(request: Request) -> str:
    wishes = (request.query_params.get("theme", ""), request.cookies.get("theme", ""))
    return next((wish for wish in wishes if wish in THEMES), "auto")


def draw(name: str, language: str, zone: str, values: Mapping[str, object]) -> str:
    words = words_in(language)
    page = templates(zone).get_template(name)
    return page.render(words=words, many=words.many, language=language, **values)


def answer(request: Request, html: str, status: int = 200) -> HTMLResponse:
    """A page with its headers; what was asked for in language or theme is kept for next time."""
    response = HTMLResponse(html, status, headers=HEADERS)
    for name, known in (("lang", LANGUAGES), ("theme", THEMES)):
        wish = request.query_params.get(name, "")
        if wish in known:
            response.set_cookie(name, wish, max_age=YEAR, samesite="lax", httponly=True)
    return response
