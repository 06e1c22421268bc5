"""What the pages' forms do. With JavaScript the answer is a small JSON, without it the page again."""

from urllib.parse import quote, urlencode

from msgspec import Struct
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from warmfield.community.ids import GroupId
from warmfield.platforms.lobby import members, talk
from warmfield.platforms.lobby.book import Book
from warmfield.platforms.lobby.house import Place
from warmfield.platforms.lobby.members import Account, Arrival
from warmfield.platforms.lobby.paces import NEWCOMERS
from warmfield.platforms.lobby.site import NO_GROUP, Lobby, StopError
from warmfield.platforms.lobby.text import clean_line, clean_text
from warmfield.platforms.lobby.whys import WHYS
from warmfield.web.looks import HEADERS, language_of
from warmfield.wording import words_in

LONGEST_BODY = 250_000
"""Bytes of a form: 16 000 characters of four bytes, three letters each in a form, and some room."""


class Wish(Struct, frozen=True):
    """One member's form in one group."""

    place: Place
    account: Account
    token: str
    form: FormData

    def text(self, name: str = "text") -> str:
        return clean_text(str(self.form.get(name, "")))

    def line(self, name: str) -> str:
        return clean_line(str(self.form.get(name, "")))

    def number(self, name: str = "number") -> int | None:
        raw = str(self.form.get(name, ""))
        return int(raw) if raw.isdecimal() and len(raw) < 16 else None


async def form_of(request: Request) -> FormData:
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > LONGEST_BODY:
        raise StopError(*NO_GROUP, 413)
    return await request.form(max_files=0, max_fields=20)


async def join(lobby: Lobby, request: Request) -> Response:
    """The start page's form: a new member comes in."""
    form = await form_of(request)
    lobby.hold_pace(request, "new", NEWCOMERS)
    at = GroupId(str(form.get("group", "")))
    place = lobby.house.places.get(at)
    if place is None:
        raise StopError(*NO_GROUP, 404)
    nickname, code = clean_line(str(form.get("nickname", ""))), clean_line(str(form.get("code", "")))
    if not nickname:
        again = urlencode({"via": code, "group": at, "why": "nickname"})
        return RedirectResponse(f"/lobby?{again}", 303)
    token = members.new_token()
    language = language_of(request, lobby.house.languages[0])
    account = await lobby.book.write(members.open_account, token, nickname, language)
    said = clean_line(str(form.get("text", "")), 300)
    how = Arrival(nickname=nickname, code=code, text=said, knock=place.knock)
    await lobby.book.write(members.come_in, at, account.account, how)
    return RedirectResponse(f"/lobby/g/{quote(at, safe='')}?{urlencode({'me': token})}", 303, headers=HEADERS)


async def deed(lobby: Lobby, request: Request) -> Response:
    """Everything a member does in a group."""
    form = await form_of(request)
    place = lobby.place(request)
    token = str(form.get("me", ""))
    account = await lobby.account(token)
    name = request.path_params["deed"]
    if name != "seen":
        lobby.hold_pace(request, account.account)
    more = await do(lobby.book, name, Wish(place, account, token, form))
    why = more.get("why", "")
    if "application/json" in request.headers.get("accept", ""):
        words = words_in(language_of(request, lobby.house.languages[0]))
        sentence = words(WHYS[why]) if why else ""
        return JSONResponse({"why": sentence}, 409 if why else 200, headers=HEADERS)
    panel = {"panel": "private"} if name == "whisper" else {}
    back = urlencode({"me": token, **panel, **more})
    return RedirectResponse(f"/lobby/g/{quote(place.id, safe='')}?{back}", 303, headers=HEADERS)


async def do(book: Book, name: str, wish: Wish) -> dict[str, str]:  # noqa: PLR0911 - one line a deed
    """Give what the page shows next: `why` it didn't happen, or an `invitation`."""
    at, account, number = wish.place.id, wish.account, wish.number() or 0
    match name:
        case "say":
            return _why(await book.write(talk.say, at, account, wish.text(), wish.number("reply_to")))
        case "edit":
            return _why(await book.write(talk.edit, at, account, number, wish.text()))
        case "takeback":
            return _why(await book.write(talk.take_back, at, account, number))
        case "react":
            return _why(await book.write(talk.react, at, account, number, str(wish.form.get("sign", ""))))
        case "whisper":
            return _why(await book.write(talk.whisper, account, wish.text(), at))
        case "invite":
            code = await book.write(members.invite, at, account.account)
            return {"invitation": code} if code else {"why": "outside"}
        case _:
            return await move(book, name, wish)


async def move(book: Book, name: str, wish: Wish) -> dict[str, str]:
    at, account = wish.place.id, wish.account.account
    match name:
        case "nickname":
            nickname = wish.line("text")
            if not nickname:
                return {"why": "nickname"}
            await book.write(members.rename, at, account, nickname)
        case "leave":
            await book.write(members.leave, at, account)
        case "join":
            nickname = wish.line("nickname")
            if not nickname:
                return {"why": "nickname"}
            how = Arrival(nickname=nickname, text=wish.line("text"), knock=wish.place.knock)
            await book.write(members.come_in, at, account, how)
        case "remove":
            return _why(await book.write(members.turn_out, at, wish.account, wish.line("who")))
        case "seen":
            await book.write(talk.words_seen, account)
        case _:
            raise StopError(*NO_GROUP, 404)
    return {}


def _why(why: str) -> dict[str, str]:
    return {"why": why} if why else {}
