"""The page of requests and pastes, joined to engine, store and lobby."""

from datetime import UTC, datetime
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from starlette.requests import Request as Asked

from warmfield.app.making import App
from warmfield.app.pasted import by_hand_groups, understand
from warmfield.community.ids import EventId, PersonId, RequestId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.community.staff_commands import RequestAnswered
from warmfield.moderation.answers import asked_back, may_not
from warmfield.platforms.byhand.desk import Desk, Ports
from warmfield.platforms.lobby import members
from warmfield.platforms.lobby.look import file
from warmfield.web.looks import HEADERS, language_of

COMMAND = "the command line"
"""Whose token `warmfield paste` uses; made of the home's secret, which only its owner can read."""


def answered(request: RequestId, said: str, by: PersonId, beside: str = "") -> RequestAnswered:
    """A double click is one event: its id is made of the request, the answer and who gave it."""
    name = EventId(f"desk/{request}/{said}/{by}")
    return RequestAnswered(at=datetime.now(UTC), id=name, request=request, answer=said, by=by, text=beside)


def waiting(app: App) -> list[Request]:
    view = app.store.view()
    inbox = view.get(InboxRecord, "")
    found = [view.get(Request, name) for name in (inbox.open if inbox else ())]
    return [one for one in found if one is not None]


def desk(app: App) -> Desk:
    async def person(token: str) -> PersonId | None:
        if token == app.lobby.staff_token(COMMAND):
            return PersonId(COMMAND)
        known = await app.lobby.book.read(members.by_token, token[:200])
        return PersonId(known.person) if known and known.person else None

    async def answer(request: RequestId, said: str, by: PersonId, beside: str) -> None:
        await app.engine.take([answered(request, said, by, beside)])

    def unclear(request: Request, said: str, beside: str) -> str:
        event = answered(request.id, said, PersonId(""), beside)
        return asked_back(app.engine.rulebook, app.store.view(), event)

    def home(token: str) -> str:
        group = next(iter(app.lobby.house.places), "")
        return f"/lobby/g/{quote(group, safe='')}?{urlencode({'me': token})}" if group else ""

    def language(asked: Asked) -> str:
        return language_of(asked, app.engine.rulebook.language)

    return Desk(
        Ports(
            person=person,
            groups=lambda: by_hand_groups(app.engine.rulebook),
            zone=lambda: ZoneInfo(app.engine.rulebook.plan.community.time_zone),
            understand=lambda group, text: understand(app.engine.rulebook, group, text),
            take=app.engine.take,
            requests=lambda: waiting(app),
            answer=answer,
            unclear=unclear,
            may_not=lambda request, by: may_not(app.engine.rulebook, request, by),
            language=language,
            look={"style": file("lobby.css"), "script": file("lobby.js"), "icon": file("icon.svg")},
            headers=HEADERS,
            home=home,
        )
    )
