"""Tokens for programs: made here, shown once, taken back at once."""

from datetime import UTC, datetime

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, page, went
from warmfield.console.scopes import SCOPES
from warmfield.console.signing.api_tokens import Token, Wanted, make_token, revoke_token, tokens_of
from warmfield.console.visit import Visit
from warmfield.wording import later

PATH, HERE = "/settings/tokens", "/settings"
LASTING = (30, 90, 365)
"""Days."""
NO_NAME = later("Give it a name, so that you know later what uses it.")
NO_SCOPE = later("Choose at least one thing it may do.")
NOT_MADE = later(
    "Nothing was made: this form counted already, or you have too many tokens. Remove some first."
)


class Listed(Struct, frozen=True):
    """A token in the list. Times that are never are None."""

    token: Token
    made: datetime
    until: datetime
    used: datetime | None
    over: bool


async def _tokens(visit: Visit) -> Values:
    return await _shown(visit)


async def _shown(visit: Visit, **beside: object) -> Values:
    """Who may see to settings sees everybody's."""
    person = None if visit.may("settings") else visit.person_id
    found = await visit.ports.keyring.do(tokens_of, person)
    given = {"name": "", "chosen": ["read"], "days": LASTING[1], "wrong": "", "word": ""}
    opened = {name: scope for name, scope in SCOPES.items() if any(map(visit.may, scope.actions))}
    listed = [_listed(visit, one) for one in found]
    return {"tokens": listed, "scopes": opened, "lasting": LASTING, **given, **beside}


def _listed(visit: Visit, one: Token) -> Listed:
    made, until, used = (datetime.fromtimestamp(at, UTC) for at in (one.made, one.until, one.used))
    return Listed(one, made, until, used if one.used else None, until <= visit.now)


async def make(visit: Visit) -> Response:
    """The word stands on this answer, and nowhere else."""
    form, chosen = await visit.form(), [one for one in await visit.chosen("scope") if one in SCOPES]
    name, days = form.get("name", "").strip()[:60], form.get("days", "")
    lasting = int(days) if days in map(str, LASTING) else LASTING[1]
    kept = {"name": name, "chosen": chosen, "days": lasting}
    if not name or not chosen:
        wrong = visit.words(NO_NAME if not name else NO_SCOPE)
        return page(visit, "tokens.html", HERE, await _shown(visit, **kept, wrong=wrong), 422)
    once = await visit.event_name()
    wanted = Wanted(person=visit.person_id, name=name, scopes=chosen, days=lasting, once=once)
    word = await visit.ports.keyring.do(make_token, wanted)
    if not word:
        return page(visit, "tokens.html", HERE, await _shown(visit, **kept, wrong=visit.words(NOT_MADE)), 409)
    return page(visit, "tokens.html", HERE, await _shown(visit, word=word))


async def revoke(visit: Visit) -> Response:
    """One's own; everybody's for who sees to settings."""
    person = None if visit.may("settings") else visit.person_id
    if not await visit.ports.keyring.do(revoke_token, visit.given["token"], visit.person_id, person):
        raise HTTPException(404)
    return went(PATH, visit.words("The token is taken back. Whatever used it is refused from now on."))


DOORS = (
    Door(PATH, Shown("tokens.html", HERE, _tokens), "tokens"),
    Door(PATH, make, "tokens", "POST", sure=True),
    Door(PATH + "/{token}/revoke", revoke, "tokens", "POST"),
)
