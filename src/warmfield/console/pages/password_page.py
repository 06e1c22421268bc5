"""A person's password, with the app that makes codes beside it; recovery codes, shown once."""

import io

import pyotp
import segno
from markupsafe import Markup
from starlette.responses import Response

from warmfield.acts.voice import text_in
from warmfield.console.doors import Door
from warmfield.console.frame import Values, page, went
from warmfield.console.signing.beginnings import begin, end, look_at
from warmfield.console.signing.password_hashes import Busy
from warmfield.console.signing.passwords import (
    LONGEST,
    SHORTEST,
    Password,
    new_codes,
    password_of,
    remove_password,
    seal,
    set_password,
    step_of,
    unseal,
)
from warmfield.console.visit import Visit
from warmfield.wording import later

SORT = "new seed"
HERE = "/settings/sign-in"
TOO_SHORT = later(
    "Please take at least {shortest} characters; a few words in a row are good and easy to keep."
)
TOO_PLAIN = later("Please take something that isn't a name or one character over and over.")
TWICE = later("The two passwords differ. Please type the same twice.")
NO_CODE = later("This code doesn't fit. Scan the picture, then type the six digits the app shows now.")
TOO_OLD = later(
    "This page was open for too long, so there is a new picture. Please scan it and type the code anew."
)
BUSY = later("Many people sign in right now. Please try again in a few seconds.")
REMOVED = later("The password is removed, and its recovery codes with it.")
NONE_YET = later("There is no password yet; set one first.")


async def show(visit: Visit) -> Response:
    return page(visit, "password.html", "/settings", await _shown(visit, await _seed(visit)))


async def _seed(visit: Visit) -> str:
    """What the app is given; the same while this browser is about it."""
    keyring, secret = visit.ports.keyring, visit.ports.secret
    kept = await keyring.do(look_at, visit.session.id, SORT)
    if kept is not None and (seed := unseal(secret, kept)):
        return seed
    made = pyotp.random_base32()
    await keyring.do(begin, visit.session.id, SORT, seal(secret, made))
    return made


async def _shown(visit: Visit, seed: str, field: str = "", unclear: str = "") -> Values:
    """`unclear` stands beside `field`."""
    community = text_in(visit.rulebook.plan.community.name, visit.words.language)
    uri = pyotp.TOTP(seed).provisioning_uri(name=visit.person.name, issuer_name=community)
    return {
        "drawn": drawn(uri),
        "uri": uri,
        "seed": " ".join(seed[at : at + 4] for at in range(0, len(seed), 4)),
        "field": field,
        "unclear": unclear,
        "shortest": SHORTEST,
        "known": await visit.ports.keyring.do(password_of, visit.person_id) is not None,
    }


def drawn(text: str) -> Markup:
    """A QR code as SVG; black on white in both themes, as cameras like it."""
    made = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(
        made, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass="qr", lineclass=None, border=3
    )
    return Markup(made.getvalue().decode())  # noqa: S704 - segno draws it from numbers alone


async def set_new(visit: Visit) -> Response:
    form = await visit.form()
    password, again, code = form.get("password", ""), form.get("again", ""), form.get("code", "")
    keyring = visit.ports.keyring
    kept = await keyring.do(look_at, visit.session.id, SORT)
    if kept is None:
        return await _redrawn(visit, "code", visit.words(TOO_OLD))
    seed = unseal(visit.ports.secret, kept)
    if wrong := _wrong(visit, password, again):
        return await _redrawn(visit, "password", wrong)
    step = step_of(seed, code, visit.now.timestamp())
    if not step:
        return await _redrawn(visit, "code", visit.words(NO_CODE))
    try:
        made = await visit.ports.hashes.made(password)
    except Busy:
        return await _redrawn(visit, "password", visit.words(BUSY), 503)
    if await keyring.do(end, visit.session.id, SORT) is None:
        return went(HERE)
    one = Password(person=visit.person_id, hash=made, seed=kept, last_step=step)
    await keyring.do(set_password, one)
    return await _codes(visit)


def _wrong(visit: Visit, password: str, again: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        return visit.words(TOO_SHORT, shortest=SHORTEST)
    plain = password.casefold().strip()
    if len(set(plain)) < 4 or plain in (visit.person_id.casefold(), visit.person.name.casefold()):
        return visit.words(TOO_PLAIN)
    return "" if password == again else visit.words(TWICE)


async def _redrawn(visit: Visit, field: str, unclear: str, status: int = 422) -> Response:
    values = await _shown(visit, await _seed(visit), field, unclear)
    return page(visit, "password.html", "/settings", values, status)


async def make_codes(visit: Visit) -> Response:
    if await visit.ports.keyring.do(password_of, visit.person_id) is None:
        return went(HERE, visit.words(NONE_YET))
    return await _codes(visit)


async def _codes(visit: Visit) -> Response:
    codes = await visit.ports.keyring.do(new_codes, visit.person_id)
    return page(visit, "recovery_codes.html", "/settings", {"codes": codes})


async def remove(visit: Visit) -> Response:
    removed = await visit.ports.keyring.do(remove_password, visit.person_id)
    return went(HERE, visit.words(REMOVED if removed else NONE_YET))


DOORS = (
    Door("/settings/password", show, "own_account", sure=True),
    Door("/settings/password", set_new, "own_account", "POST", sure=True),
    Door("/settings/password/codes", make_codes, "own_account", "POST", sure=True),
    Door("/settings/password/remove", remove, "own_account", "POST", sure=True),
)
