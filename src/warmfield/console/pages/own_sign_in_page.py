"""How a person signs in: their passkeys, their password, and what happened at the door lately."""

from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.acts.voice import text_in
from warmfield.console.doors import SURE_SECONDS, Door
from warmfield.console.frame import Shown, Values, page, went
from warmfield.console.signing.beginnings import begin, end
from warmfield.console.signing.browser_words import browser_in_words
from warmfield.console.signing.ceremonies import added, to_add
from warmfield.console.signing.passkeys import Passkey, add_passkey, handle_of, passkeys_of, remove_passkey
from warmfield.console.signing.passwords import codes_left, password_of
from warmfield.console.signing.sign_in_notes import SAID, noted
from warmfield.console.signing.site_address import site_of
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS
from warmfield.wording import later

SORT = "new passkey"
MOST = 20
LATELY = 8
ADDED = later("The passkey is added. Next time, sign in with it.")
REMOVED = later("The passkey is removed; it opens nothing here any more.")
NOT_PROVED = later("The device's answer doesn't fit, or took too long. Please try again.")
ENOUGH = later("These are many passkeys. Please remove one that you don't use first.")


async def _sign_in(visit: Visit) -> Values:
    return await _shown(visit)


async def _shown(visit: Visit, unclear: str = "") -> Values:
    keyring, me = visit.ports.keyring, visit.person_id
    kept = await keyring.do(password_of, me)
    lately = await keyring.do(noted, person=me, limit=LATELY)
    site = site_of(visit.ports, visit.request)
    return {
        "unclear": unclear,
        "passkeys": await keyring.do(passkeys_of, me),
        "password_made": None if kept is None else datetime.fromtimestamp(kept.made, UTC),
        "codes_left": await keyring.do(codes_left, me),
        "sure": visit.now.timestamp() - visit.session.made <= SURE_SECONDS,
        "site": site,
        "device": browser_in_words(visit.request.headers.get("user-agent", ""), visit.words),
        "oidc": visit.ports.oidc,
        "account": visit.person.accounts.get("oidc", ""),
        "lately": [(one, visit.words(SAID.get(one.what, one.what))) for one in lately],
        "browser": lambda called: browser_in_words(called, visit.words),
        "moment": lambda at: datetime.fromtimestamp(at, UTC),
    }


async def ask_device(visit: Visit) -> Response:
    """What the device is asked, as JSON for the page's script."""
    keyring, me = visit.ports.keyring, visit.person_id
    community = text_in(visit.rulebook.plan.community.name, visit.words.language)
    handle, known = await keyring.do(handle_of, me), await keyring.do(passkeys_of, me)
    site = site_of(visit.ports, visit.request)
    options, challenge = to_add(site, community, visit.person, handle, known)
    await keyring.do(begin, visit.session.id, SORT, challenge)
    return Response(options, media_type="application/json", headers=HEADERS)


async def add(visit: Visit) -> Response:
    keyring, me, form = visit.ports.keyring, visit.person_id, await visit.form()
    challenge = await keyring.do(end, visit.session.id, SORT)
    site = site_of(visit.ports, visit.request)
    made = None if challenge is None else added(site, challenge, form.get("said", ""))
    if made is None:
        return await _again(visit, NOT_PROVED)
    if len(await keyring.do(passkeys_of, me)) >= MOST:
        return await _again(visit, ENOUGH)
    name = " ".join("".join(c if c.isprintable() else " " for c in form.get("name", "")).split())[:60]
    device = browser_in_words(visit.request.headers.get("user-agent", ""), visit.words)
    key = Passkey(
        id=made[0], person=me, name=name or device, public_key=made[1], count=made[2], site=site.host
    )
    if not await keyring.do(add_passkey, key):
        return await _again(visit, NOT_PROVED)
    return went("/settings/sign-in", visit.words(ADDED))


async def _again(visit: Visit, sentence: str) -> Response:
    values = await _shown(visit, visit.words(sentence))
    return page(visit, "own_sign_in.html", "/settings", values, 422)


async def remove(visit: Visit) -> Response:
    if not await visit.ports.keyring.do(remove_passkey, visit.person_id, visit.given["passkey"]):
        raise HTTPException(404)
    return went("/settings/sign-in", visit.words(REMOVED))


DOORS = (
    Door("/settings/sign-in", Shown("own_sign_in.html", "/settings", _sign_in), "own_account"),
    Door("/settings/sign-in/passkey/ask", ask_device, "own_account", "POST", sure=True),
    Door("/settings/sign-in/passkey", add, "own_account", "POST", sure=True),
    Door("/settings/sign-in/passkey/{passkey}/remove", remove, "own_account", "POST", sure=True),
)
