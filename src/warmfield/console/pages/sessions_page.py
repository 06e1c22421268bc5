"""Where a person is signed in; ends one, or all others."""

from datetime import UTC, datetime

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, went
from warmfield.console.signing.browser_words import browser_in_words, is_phone
from warmfield.console.signing.keyring import Session, end_sessions, sessions_of
from warmfield.console.signing.sign_in_notes import WAYS
from warmfield.console.visit import Visit
from warmfield.wording import later

ENDED = later("That device is signed out.")
ALL_ENDED = later("All other devices are signed out.")


class Device(Struct, frozen=True, kw_only=True):
    """A session in words."""

    id: str
    browser: str
    phone: bool
    way: str
    made: datetime
    seen: datetime
    here: bool


async def _sessions(visit: Visit) -> Values:
    found = await visit.ports.keyring.do(sessions_of, visit.person_id)
    devices = [device(visit, one) for one in found]
    return {"devices": sorted(devices, key=lambda one: not one.here)}


def device(visit: Visit, one: Session) -> Device:
    return Device(
        id=one.id,
        browser=browser_in_words(one.browser, visit.words),
        phone=is_phone(one.browser),
        way=visit.words(WAYS.get(one.by, one.by)),
        made=datetime.fromtimestamp(one.made, UTC),
        seen=datetime.fromtimestamp(one.seen, UTC),
        here=one.id == visit.session.id,
    )


async def end_one(visit: Visit) -> Response:
    me, named = visit.person_id, visit.given["session"]
    if not await visit.ports.keyring.do(end_sessions, me, me, only=named):
        raise HTTPException(404)
    return went("/settings/sessions", visit.words(ENDED))


async def end_others(visit: Visit) -> Response:
    me = visit.person_id
    await visit.ports.keyring.do(end_sessions, me, me, but=visit.session.id)
    return went("/settings/sessions", visit.words(ALL_ENDED))


DOORS = (
    Door("/settings/sessions", Shown("sessions.html", "/settings", _sessions), "own_account"),
    Door("/settings/sessions/end-others", end_others, "own_account", "POST"),
    Door("/settings/sessions/{session}/end", end_one, "own_account", "POST"),
)
