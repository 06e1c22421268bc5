"""Webhooks: where they lead, what they are told, how the last of it went."""

from collections.abc import Mapping
from datetime import UTC, datetime
from secrets import token_hex

from starlette.exceptions import HTTPException
from starlette.responses import Response

from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, page, went
from warmfield.console.hook_place import place_now
from warmfield.console.signing.sign_in_notes import note
from warmfield.console.visit import Visit
from warmfield.webhooks.delivery_book import deliveries_of, put_test, switch_off
from warmfield.webhooks.hook_book import (
    Hook,
    WantedHook,
    add_hook,
    hook_named,
    hooks_kept,
    is_address,
    remove_hook,
    rotate_secret,
    switch_on,
)
from warmfield.webhooks.notice import KINDS, TEST, Notice
from warmfield.wording import later

PATH, HERE = "/settings/webhooks", "/settings"
OFF = {
    "owner": later("Switched off by hand, or its owner may no longer have webhooks."),
    "failing": later("Switched off: nothing arrived for a whole day."),
    "gone": later("Switched off: the receiver said that it is gone (410)."),
    "behind": later("Switched off: it fell too far behind."),
}
WRONG_ADDRESS = later("That is no address to send to. It begins with https:// and has no password in it.")
NO_KIND = later("Choose at least one thing that is told.")
TOO_MANY = later("There are too many webhooks already. Remove one first.")


async def _hooks(visit: Visit) -> Values:
    return await _all(visit)


async def _all(visit: Visit, **beside: object) -> Values:
    found = await visit.ports.keyring.do(hooks_kept)
    given = {"name": "", "address": "", "chosen": ["request.opened"], "with_text": False, "wrong": ""}
    return {"hooks": found, "kinds": KINDS, "off": OFF, **given, **beside}


async def _hook(visit: Visit) -> Values:
    return await _one(visit, await _named(visit))


async def _one(visit: Visit, hook: Hook, secret: str = "") -> Values:
    found = await visit.ports.keyring.do(deliveries_of, hook.id)
    at = {one.nth: datetime.fromtimestamp(one.ended or one.made, UTC) for one in found}
    kinds: Mapping[str, str] = {**KINDS, TEST: later("A test")}
    return {"hook": hook, "deliveries": found, "at": at, "kinds": kinds, "off": OFF, "secret": secret}


async def _named(visit: Visit) -> Hook:
    """Raises HTTPException."""
    found = await visit.ports.keyring.do(hook_named, visit.given["hook"])
    if found is None:
        raise HTTPException(404)
    return found


async def add(visit: Visit) -> Response:
    """The secret stands on this answer, and nowhere else."""
    form, chosen = await visit.form(), [one for one in await visit.chosen("kind") if one in KINDS]
    name, address = form.get("name", "").strip()[:60], form.get("address", "").strip()
    kept = {"name": name, "address": address, "chosen": chosen, "with_text": "with_text" in form}
    wrong = "" if chosen else NO_KIND
    if wrong := wrong if is_address(address) else WRONG_ADDRESS:
        return page(visit, "hooks.html", HERE, await _all(visit, **kept, wrong=visit.words(wrong)), 422)
    wanted = WantedHook(
        person=visit.person_id,
        name=name or address[:60],
        address=address,
        kinds=chosen,
        with_text="with_text" in form,
        once=await visit.event_name(),
    )
    here = await place_now(visit.ports)
    made = await visit.ports.keyring.do(add_hook, wanted, here)
    hook = await visit.ports.keyring.do(hook_named, made)
    if hook is None:
        return page(visit, "hooks.html", HERE, await _all(visit, **kept, wrong=visit.words(TOO_MANY)), 409)
    await visit.ports.keyring.do(note, "webhook_added", visit.person_id)
    visit.ports.bell.ring()
    return page(visit, "hook.html", HERE, await _one(visit, hook, hook.secrets[0]))


async def test(visit: Visit) -> Response:
    hook = await _named(visit)
    if hook.off:
        return went(f"{PATH}/{hook.id}", visit.words("Switch it on first."))
    notice = Notice(kind=TEST, key=f"test/{token_hex(8)}", at=visit.now)
    await visit.ports.keyring.do(put_test, hook, notice)
    visit.ports.bell.ring()
    return went(
        f"{PATH}/{hook.id}", visit.words("A test is on its way. How it went stands below in a moment.")
    )


async def rotate(visit: Visit) -> Response:
    hook = await _named(visit)
    secret = await visit.ports.keyring.do(rotate_secret, hook.id)
    await visit.ports.keyring.do(note, "webhook_secret", visit.person_id)
    return page(visit, "hook.html", HERE, await _one(visit, hook, secret))


async def switch(visit: Visit) -> Response:
    hook, form = await _named(visit), await visit.form()
    if form.get("on") == "yes":
        await visit.ports.keyring.do(switch_on, hook.id, await place_now(visit.ports))
        visit.ports.bell.ring()
        return went(f"{PATH}/{hook.id}", visit.words("It is on: what happens from now on is told."))
    await visit.ports.keyring.do(switch_off, hook.id, "owner")
    return went(f"{PATH}/{hook.id}", visit.words("It is off: nothing is sent any more."))


async def remove(visit: Visit) -> Response:
    hook = await _named(visit)
    await visit.ports.keyring.do(remove_hook, hook.id)
    await visit.ports.keyring.do(note, "webhook_removed", visit.person_id)
    return went(PATH, visit.words("The webhook is removed."))


DOORS = (
    Door(PATH, Shown("hooks.html", HERE, _hooks), "webhooks"),
    Door(PATH, add, "webhooks", "POST"),
    Door(PATH + "/{hook}", Shown("hook.html", HERE, _hook, live=("went",)), "webhooks"),
    Door(PATH + "/{hook}/test", test, "webhooks", "POST"),
    Door(PATH + "/{hook}/rotate", rotate, "webhooks", "POST"),
    Door(PATH + "/{hook}/switch", switch, "webhooks", "POST"),
    Door(PATH + "/{hook}/remove", remove, "webhooks", "POST"),
)
