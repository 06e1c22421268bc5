"""Coming in by name, password and code, all at once: the answer doesn't tell which was wrong."""

from starlette.requests import Request
from starlette.responses import Response

from warmfield.community.ids import PersonId
from warmfield.console.house_ports import Ports
from warmfield.console.signing.door_page import WRONG, door_page, signed_in, too_often
from warmfield.console.signing.password_hashes import Busy
from warmfield.console.signing.passwords import LONGEST, password_of, spend_code
from warmfield.console.signing.sign_in_notes import note
from warmfield.plan.rulebook import Rulebook
from warmfield.wording import later

DOES_NOT_FIT = later("Name, password and code don't fit together. A code counts once: wait for the next one.")
BUSY = later("Many people sign in right now. Please try again in a few seconds.")


async def come_in(ports: Ports, request: Request, form: dict[str, str]) -> Response:
    typed = form.get("name", "")[:100]
    person = person_called(ports.rulebook(), typed)
    who = f"wrong {person or typed.strip().casefold()}"
    if wait := ports.limits.wait(who, WRONG):
        return too_often(ports, request, wait)
    kept = await ports.keyring.do(password_of, person or "")
    try:
        fits = await ports.hashes.fits(kept.hash if kept else None, form.get("password", "")[:LONGEST])
    except Busy:
        return door_page(ports, request, status=503, sentence=BUSY, typed=typed)
    code = form.get("code", "")[:100]
    if person and fits and await ports.keyring.do(spend_code, person, ports.secret, code):
        return await signed_in(ports, request, person, "password")
    ports.limits.spend(who, WRONG)
    browser = request.headers.get("user-agent", "")
    await ports.keyring.do(note, "refused", person or "", "password", browser=browser)
    return door_page(ports, request, status=403, sentence=DOES_NOT_FIT, typed=typed)


def person_called(rulebook: Rulebook, typed: str) -> PersonId | None:
    """As the plan calls them, or by their name where only one person has it."""
    wanted = typed.strip().casefold()
    people = rulebook.plan.people
    by_id = next((who for who in people if who.casefold() == wanted), None)
    named = [who for who, person in people.items() if person.name.casefold() == wanted]
    return by_id or (named[0] if len(named) == 1 else None)
