"""The page where staff do by hand what a platform can't: paste, copy the ready text, tick it off."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import tzinfo
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, select_autoescape
from msgspec import Struct
from starlette.requests import Request as Asked
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from warmfield.community.events import Event
from warmfield.community.ids import GroupId, PersonId, RequestId
from warmfield.community.request_sorts import beside, by_done, offered
from warmfield.community.requests import Request
from warmfield.moderation.answers import suits
from warmfield.wording import Words, words_in

LONGEST = 2_000_000
"""Bytes of one paste; a day of a busy group is a tenth of it."""


LONGEST_ANSWER = 10_000


class Understood(Struct, frozen=True):
    """What a pasted text says, and how many lines were left out."""

    events: Sequence[Event]
    left_out: int


class Ports(Struct, frozen=True, kw_only=True):
    """What the app joins the page to. `person` gives who a token belongs to, or None."""

    person: Callable[[str], Awaitable[PersonId | None]]
    groups: Callable[[], dict[GroupId, str]]
    zone: Callable[[], tzinfo]
    understand: Callable[[GroupId, str], Understood]
    take: Callable[[Sequence[Event]], Awaitable[None]]
    requests: Callable[[], Sequence[Request]]
    answer: Callable[[RequestId, str, PersonId, str], Awaitable[None]]
    """The last is what was written beside the answer."""
    unclear: Callable[[Request, str, str], str]
    """What to ask back where the words beside an answer can't be understood; else empty."""
    may_not: Callable[[Request, PersonId], str]
    """Why this person may not answer it: `role`, `decided` (they had a part in it), `other`, or empty."""
    language: Callable[[Asked], str]
    look: dict[str, str]
    """Addresses of `style`, `script` and `icon`."""
    headers: dict[str, str]
    home: Callable[[str], str]
    """The way back to the groups, for a token."""


def templates() -> Environment:
    return Environment(
        loader=PackageLoader(__package__ or ""),
        autoescape=select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )


def too_long(asked: Asked, longest: int) -> bool:
    """By what the sender says; who doesn't say how long it is isn't read."""
    length = asked.headers.get("content-length", "")
    return not length.isdecimal() or int(length) > longest


class Desk:
    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._page = templates().get_template("desk.html")

    def routes(self) -> list[Route]:
        return [
            Route("/byhand", self.show),
            Route("/byhand/paste", self.paste, methods=["POST"]),
            Route("/byhand/answer", self.answer, methods=["POST"]),
        ]

    async def show(self, asked: Asked) -> Response:
        token = asked.query_params.get("me", "")
        person = await self._ports.person(token)
        if person is None:
            return self._closed(asked)
        return self._drawn(asked, token, person, {})

    async def paste(self, asked: Asked) -> Response:
        """Show what was understood first; take it when that was seen (`step` is `take`)."""
        if too_long(asked, LONGEST):
            return PlainTextResponse("too long\n", 413)
        form = await asked.form(max_files=0, max_fields=20)
        token, at, text = (str(form.get(name, "")) for name in ("me", "group", "text"))
        person = await self._ports.person(token)
        if person is None:
            return self._closed(asked)
        group = GroupId(at)
        if group not in self._ports.groups():
            return JSONResponse({"group": at}, 404, headers=self._ports.headers)
        understood = self._ports.understand(group, text)
        if form.get("step") != "take":
            return self._drawn(asked, token, person, {"seen": understood, "text": text, "chosen": at})
        await self._ports.take(understood.events)
        if "application/json" in asked.headers.get("accept", ""):
            return JSONResponse({"events": len(understood.events), "left_out": understood.left_out})
        return self._back(token, taken=len(understood.events))

    async def answer(self, asked: Asked) -> Response:
        """Who may not answer is told so; an answer that came already, or twice, changes nothing."""
        if too_long(asked, LONGEST_ANSWER):
            return PlainTextResponse("too long\n", 413)
        form = await asked.form(max_files=0, max_fields=20)
        token, said, number = (str(form.get(name, "")) for name in ("me", "answer", "request"))
        person = await self._ports.person(token)
        if person is None:
            return self._closed(asked)
        request = next((one for one in self._ports.requests() if one.id == number), None)
        if request is None or not suits(request, said):
            return self._back(token)
        if self._ports.may_not(request, person):
            return self._drawn(asked, token, person, {}, 403)
        written = str(form.get("beside", "")).strip()
        unclear = self._ports.unclear(request, said, written)
        if unclear:
            return self._drawn(asked, token, person, {"unclear": {number: unclear}}, 409)
        await self._ports.answer(RequestId(number), said, person, written)
        return self._back(token)

    def _back(self, token: str, **more: object) -> Response:
        return RedirectResponse(
            f"/byhand?{urlencode({'me': token, **more})}", 303, headers=self._ports.headers
        )

    def _closed(self, asked: Asked) -> Response:
        words = words_in(self._ports.language(asked))
        sentence = words("This page is for staff. Open it by your own link, which warmfield run prints.")
        return HTMLResponse(self._filled(asked, {"closed": sentence}), 403, headers=self._ports.headers)

    def _drawn(
        self, asked: Asked, token: str, person: PersonId, more: dict[str, object], status: int = 200
    ) -> Response:
        values: dict[str, object] = {
            "token": token,
            "groups": self._ports.groups(),
            "requests": [(one, self._ports.may_not(one, person)) for one in self._ports.requests()],
            "back": self._ports.home(token),
            "taken": asked.query_params.get("taken", ""),
            **more,
        }
        return HTMLResponse(self._filled(asked, values), status, headers=self._ports.headers)

    def _filled(self, asked: Asked, values: dict[str, object]) -> str:
        words: Words = words_in(self._ports.language(asked))
        zone = self._ports.zone()
        return self._page.render(
            by_done=by_done,
            offered=offered,
            beside=beside,
            words=words,
            many=words.many,
            language=words.language,
            theme=asked.cookies.get("theme", "auto"),
            look=self._ports.look,
            clock=lambda at: at.astimezone(zone).strftime("%m-%d %H:%M"),
            **values,
        )
