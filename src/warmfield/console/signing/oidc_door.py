"""The way over another site: off to it, and back in with what it says."""

from functools import partial

import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from warmfield.community.ids import PersonId
from warmfield.console.house_ports import Ports
from warmfield.console.signing.beginnings import begin, carry_begun, end, word_begun
from warmfield.console.signing.door_page import DOOR, door_page, looked_at, signed_in, too_often, within
from warmfield.console.signing.oidc_way import Begun, Issuer, OidcRefused, came_back, lead_away
from warmfield.console.signing.site_address import site_of
from warmfield.plan.rulebook import Rulebook
from warmfield.web.looks import HEADERS
from warmfield.wording import later

SORT = "oidc"
BACK = "/sign-in/oidc/back"
DID_NOT_WORK = later("Signing in over the other site didn't work. Please try again, or choose another way.")
UNKNOWN = later(
    "The other site knows you, this community's plan doesn't. The owner can add your account to the plan."
)


def oidc_routes(ports: Ports) -> list[Route]:
    if ports.oidc is None:
        return []
    off, back = partial(lead_off, ports.oidc), partial(come_back, ports.oidc)
    return [Route("/sign-in/oidc", looked_at(ports, off)), Route(BACK, looked_at(ports, back))]


async def lead_off(at: Issuer, ports: Ports, request: Request) -> Response:
    """A link and no form: browsers hold a form's answer to our own site."""
    host = request.client.host if request.client else ""
    if wait := ports.limits.spend(f"door {host}", DOOR):
        return too_often(ports, request, wait)
    ahead = within(request.query_params.get("next", ""))
    try:
        address, begun = await lead_away(at, site_of(ports, request).origin + BACK, ahead)
    except OidcRefused as refused:
        return _refused(ports, request, refused)
    word = word_begun(request, secure=ports.secure)
    await ports.keyring.do(begin, word, SORT, msgspec.json.encode(begun))
    response = RedirectResponse(address, 303, headers=HEADERS)
    carry_begun(response, word, secure=ports.secure)
    return response


async def come_back(at: Issuer, ports: Ports, request: Request) -> Response:
    kept = await ports.keyring.do(end, word_begun(request, secure=ports.secure), SORT)
    try:
        if kept is None:
            raise OidcRefused("nothing begun")
        begun = msgspec.json.decode(kept, type=Begun)
        account = await came_back(at, begun, request.query_params)
    except OidcRefused as refused:
        return _refused(ports, request, refused)
    person = person_of(ports.rulebook(), account)
    if person is None:
        return door_page(ports, request, status=403, sentence=UNKNOWN)
    return await signed_in(ports, request, person, "oidc", begun.ahead)


def person_of(rulebook: Rulebook, account: str) -> PersonId | None:
    """By `accounts: {oidc: …}` of the plan; an account that stands at two people is nobody's."""
    wanted = account.casefold()
    found = [
        who
        for who, person in rulebook.plan.people.items()
        if person.accounts.get("oidc", "").casefold() == wanted
    ]
    return found[0] if len(found) == 1 else None


def _refused(ports: Ports, request: Request, refused: OidcRefused) -> Response:
    structlog.get_logger("warmfield").warning("oidc_refused", reason=str(refused))
    return door_page(ports, request, status=403, sentence=DID_NOT_WORK)
