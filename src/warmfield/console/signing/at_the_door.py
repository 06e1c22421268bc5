"""Signing in and out. The only pages that anybody may see."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from warmfield.console.house_ports import Ports
from warmfield.console.signing import oidc_door, passkey_door, password_door
from warmfield.console.signing.cookie import drop_word
from warmfield.console.signing.door_page import AGAIN, door_page, knocked, looked_at, signed_in
from warmfield.console.signing.keyring import end_session, link_holds, spend_link
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS
from warmfield.wording import later

SPENT = later("This link has been used or is too old. Ask the owner for a new one.")


def open_routes(ports: Ports) -> list[Route]:
    """What needs no session."""
    return [
        Route("/sign-in", looked_at(ports, sign_in)),
        Route("/sign-in/link", looked_at(ports, show_link)),
        Route("/sign-in/link", knocked(ports, use_link), methods=["POST"]),
        Route("/sign-in/password", knocked(ports, password_door.come_in), methods=["POST"]),
        Route("/sign-in/passkey/ask", knocked(ports, passkey_door.ask), methods=["POST"]),
        Route("/sign-in/passkey", knocked(ports, passkey_door.come_in), methods=["POST"]),
        *oidc_door.oidc_routes(ports),
    ]


async def sign_in(ports: Ports, request: Request) -> Response:
    """`again` is asked for where somebody signed in long ago, before what concerns signing in itself."""
    return door_page(ports, request, sentence=AGAIN if "again" in request.query_params else "")


async def show_link(ports: Ports, request: Request) -> Response:
    """Looking at a link doesn't spend it: chat programs look at every link that is sent."""
    word = request.query_params.get("word", "")[:200]
    if not await ports.keyring.do(link_holds, word):
        return door_page(ports, request, status=403, sentence=SPENT)
    return door_page(ports, request, "sign_in_link.html", word=word)


async def use_link(ports: Ports, request: Request, form: dict[str, str]) -> Response:
    person = await ports.keyring.do(spend_link, form.get("word", "")[:200])
    if person is None or person not in ports.rulebook().plan.people:
        return door_page(ports, request, status=403, sentence=SPENT)
    return await signed_in(ports, request, person, "link")


async def sign_out(visit: Visit) -> Response:
    await visit.ports.keyring.do(end_session, visit.session)
    response = RedirectResponse("/sign-in", 303, headers=HEADERS)
    drop_word(response, secure=visit.ports.secure)
    return response
