"""A calendar for every group, at an address nobody guesses: phones ask it again by themselves."""

import hmac
from datetime import UTC, datetime
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from warmfield.app.home import secret_of
from warmfield.app.ics import Shown, calendar_of, community_of, feed_token
from warmfield.app.making import App
from warmfield.community.ids import GroupId

HEADERS = {
    "Cache-Control": "private, max-age=900",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
}


def feed(app: App) -> Route:
    """An address that isn't right says no more than that."""
    secret = secret_of(app.home)

    async def calendar(request: Request) -> Response:
        group = GroupId(request.path_params["group"])
        rulebook = app.engine.rulebook
        right = hmac.compare_digest(request.path_params["token"], feed_token(secret, group))
        if not right or group not in rulebook.plan.groups:
            return PlainTextResponse("There is no such calendar.\n", 404)
        shown = Shown(rulebook, app.store.view(), [group], datetime.now(UTC))
        return Response(
            calendar_of(shown, community_of(secret)),
            media_type="text/calendar; charset=utf-8",
            headers=HEADERS,
        )

    return Route("/calendar/{token}/{group}.ics", calendar)


def address(base: str, secret: bytes, group: GroupId) -> str:
    return f"{base}/calendar/{feed_token(secret, group)}/{quote(group, safe='')}.ics"
