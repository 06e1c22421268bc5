"""The cookie that carries a session's word."""

from starlette.requests import Request
from starlette.responses import Response

from warmfield.console.signing.keyring import LONGEST_SECONDS


def name_of(*, secure: bool) -> str:
    """Over TLS browsers keep a `__Host-` cookie from every other host and path."""
    return "__Host-warmfield" if secure else "warmfield"


def word_in(request: Request, *, secure: bool) -> str:
    return request.cookies.get(name_of(secure=secure), "")[:200]


def carry_word(response: Response, word: str, *, secure: bool) -> None:
    response.set_cookie(
        name_of(secure=secure),
        word,
        max_age=int(LONGEST_SECONDS),
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def drop_word(response: Response, *, secure: bool) -> None:
    response.delete_cookie(name_of(secure=secure), path="/", secure=secure, httponly=True, samesite="lax")
