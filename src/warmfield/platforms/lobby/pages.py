"""The pages: the start, a group as one member sees it, and plain words when something is amiss."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from warmfield.community.ids import GroupId
from warmfield.platforms.lobby import members, screen, talk
from warmfield.platforms.lobby.asks import told
from warmfield.platforms.lobby.examples import tries
from warmfield.platforms.lobby.house import Place, say
from warmfield.platforms.lobby.look import draw
from warmfield.platforms.lobby.screen import View
from warmfield.platforms.lobby.site import Lobby, StopError
from warmfield.platforms.lobby.text import clean_line
from warmfield.platforms.lobby.whys import WHYS
from warmfield.web.looks import answer, language_of, theme_of
from warmfield.wording import later, words_in

NO_PAGE = (later("There is no such page"), later("The link may be old. Everything starts on the start page."))
PANELS = ("chat", "private", "members", "rules")


def frame(lobby: Lobby, request: Request) -> dict[str, object]:
    """What every page needs."""
    language = language_of(request, lobby.house.languages[0])

    def here(**changes: object) -> str:
        kept = {k: v for k, v in request.query_params.items() if k in ("me", "via", "panel", "group")}
        return f"{request.url.path}?{urlencode({**kept, **changes})}"

    why = WHYS.get(request.query_params.get("why", ""), "")
    return {
        "language": language,
        "theme": theme_of(request),
        "community": say(lobby.house.name, language),
        "home": f"/lobby?{urlencode({'via': lobby.house.code})}" if lobby.house.code else "/lobby",
        "here": here,
        "why": words_in(language)(why) if why else "",
    }


def drawn(lobby: Lobby, name: str, values: Mapping[str, object]) -> str:
    rest = {key: value for key, value in values.items() if key != "language"}
    return draw(name, str(values["language"]), lobby.house.time_zone, rest)


async def start(lobby: Lobby, request: Request) -> Response:
    page = frame(lobby, request)
    language = str(page["language"])
    code = clean_line(request.query_params.get("via", ""))
    invited = await lobby.book.read(members.place_of, code)
    places = list(lobby.house.places.values())
    place = lobby.house.places.get(invited or GroupId(request.query_params.get("group", "")))
    values = {
        "places": places,
        "chosen": place.id if place else (places[0].id if places else ""),
        "invited": place.name if place and invited else "",
        "code": code,
        "crowd": await lobby.book.read(screen.crowd),
        "for_whom": say(lobby.house.for_whom, language),
        "example": lobby.house.nickname_example,
        "nickname": "",
    }
    return answer(request, drawn(lobby, "start.html", {**page, **values}))


async def group(lobby: Lobby, request: Request) -> Response:
    place = lobby.place(request)
    token = request.query_params.get("me", "")
    account = await lobby.account(token)
    panel = request.query_params.get("panel", "chat")
    if panel == "private":
        await lobby.book.write(talk.words_seen, account.account)
    seen = await lobby.book.read(screen.view, place.id, account)
    await lobby.readers.note(place.id, account.account)
    page = frame(lobby, request)
    values = page | group_values(lobby, place, seen, token, str(page["language"]))
    values["panel"] = panel if panel in PANELS else "chat"
    number = request.query_params.get("reply", "")
    values["reply"] = next((line for line in seen.lines if str(line.number) == number), None)
    if code := request.query_params.get("invitation"):
        values["invitation"] = (
            f"{str(request.base_url).rstrip('/')}/lobby?{urlencode({'via': clean_line(code)})}"
        )
    return answer(request, drawn(lobby, "group.html", values))


def group_values(lobby: Lobby, place: Place, seen: View, token: str, language: str) -> dict[str, object]:
    """What a group's page, and each part of it, is drawn from."""
    house, account = lobby.house, seen.account
    return {
        **addresses(place.id, token),
        "place": place,
        "places": list(house.places.values()),
        "rules": house.rules,
        "text_of": lambda texts: say(texts, language),
        "assistant": house.assistant,
        "mark": say(house.mark, language),
        "token": token,
        "turn": lobby.book.bell.turn,
        "account": account.account,
        "staff": bool(account.person),
        "name": seen.member.nickname if seen.member else account.name,
        "member": seen.member,
        "knocks": place.knock
        or (seen.member is not None and seen.member.state in ("removed", "banned", "refused")),
        "barred": seen.barred,
        "lines": seen.lines,
        "members": seen.members,
        "pinned": seen.pinned,
        "unread": seen.unread,
        "private_words": told(seen.words, lobby.still_open, staff=bool(account.person)),
        "signs": talk.SIGNS,
        "sign_names": talk.SIGN_NAMES,
        "tries": tries(language),
        "reply": None,
    }


def addresses(at: GroupId, token: str) -> dict[str, object]:
    """Links of one member in one group. The token stands in them, so that each tab is its own member."""
    path = f"/lobby/g/{quote(at, safe='')}"

    def link(suffix: str = "", **more: object) -> str:
        return f"{path}{suffix}?{urlencode({'me': token, **more})}"

    def to(other: GroupId) -> str:
        return f"/lobby/g/{quote(other, safe='')}?{urlencode({'me': token})}"

    field = Markup('<input type="hidden" name="me" value="{}">').format(token)
    return {
        "link": link,
        "here_is": lambda **more: link("", **more),
        "to": to,
        "deed": lambda name: f"{path}/{name}",
        "me": lambda: field,
    }


def stopped(lobby: Lobby, request: Request, stop: StopError) -> HTMLResponse:
    page = frame(lobby, request)
    words = words_in(str(page["language"]))
    values = {"title": words(stop.title), "text": words(stop.text)}
    return answer(request, drawn(lobby, "plain.html", {**page, **values}), stop.status)
