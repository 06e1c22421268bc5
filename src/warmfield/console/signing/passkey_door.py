"""Coming in by a passkey, without a name: the device knows whose it is."""

from starlette.requests import Request
from starlette.responses import Response

from warmfield.console.house_ports import Ports
from warmfield.console.signing.beginnings import begin, carry_begun, end, word_begun
from warmfield.console.signing.ceremonies import came_in, named_in, to_come_in
from warmfield.console.signing.door_page import door_page, signed_in
from warmfield.console.signing.passkeys import Passkey, count_on, passkey_of
from warmfield.console.signing.sign_in_notes import note
from warmfield.console.signing.site_address import site_of
from warmfield.web.looks import HEADERS
from warmfield.wording import later

SORT = "passkey"
NOT_KNOWN = later(
    "This passkey can't sign you in here. It may have been removed, or belong to another community."
)


async def ask(ports: Ports, request: Request, _form: dict[str, str]) -> Response:
    """The challenge, as JSON for the page's script; it is this browser's, and counts once."""
    options, challenge = to_come_in(site_of(ports, request))
    word = word_begun(request, secure=ports.secure)
    await ports.keyring.do(begin, word, SORT, challenge)
    response = Response(options, media_type="application/json", headers=HEADERS)
    carry_begun(response, word, secure=ports.secure)
    return response


async def come_in(ports: Ports, request: Request, form: dict[str, str]) -> Response:
    key = await _proved(ports, request, form.get("said", ""))
    if key is None or key.person not in ports.rulebook().plan.people:
        return door_page(ports, request, status=403, sentence=NOT_KNOWN)
    return await signed_in(ports, request, key.person, "passkey")


async def _proved(ports: Ports, request: Request, said: str) -> Passkey | None:
    """The passkey that signed this browser's challenge."""
    challenge = await ports.keyring.do(end, word_begun(request, secure=ports.secure), SORT)
    claimed = named_in(said)
    found = None if claimed is None else await ports.keyring.do(passkey_of, claimed[0])
    if challenge is None or claimed is None or found is None:
        return None
    key, handle = found
    count = came_in(site_of(ports, request), challenge, key, said) if claimed[1] == handle else None
    if count is None:
        browser = request.headers.get("user-agent", "")
        await ports.keyring.do(note, "refused", key.person, "passkey", browser=browser)
        return None
    return key if await ports.keyring.do(count_on, key, count) else None
