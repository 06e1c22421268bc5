"""What the last form did, said once on the next page, with a way to take it back where there is one."""

import base64
import binascii

import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

COOKIE = "said"
SECONDS = 60
LONGEST = 600


class JustSaid(Struct, frozen=True):
    """`undo` is a path of ours that a form is sent to, or empty."""

    text: str
    undo: str = ""


def say_next(response: Response, text: str, undo: str = "") -> None:
    packed = base64.urlsafe_b64encode(msgspec.json.encode(JustSaid(text[:LONGEST], undo))).decode()
    response.set_cookie(COOKIE, packed, max_age=SECONDS, httponly=True, samesite="strict")


def said_in(request: Request) -> JustSaid | None:
    packed = request.cookies.get(COOKIE, "")
    if not packed:
        return None
    try:
        said = msgspec.json.decode(base64.urlsafe_b64decode(packed), type=JustSaid)
    except (binascii.Error, ValueError):
        return None
    ours = said.undo.startswith("/") and not said.undo.startswith("//")
    return said if ours or not said.undo else JustSaid(said.text)


def drop_said(response: Response) -> None:
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
