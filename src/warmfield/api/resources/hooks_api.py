"""Webhooks: adding, looking after, testing and removing them."""

from datetime import UTC, datetime

from fastapi import APIRouter

from warmfield.api.caller import Caller, Who
from warmfield.api.faults import Refused
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.shapes.hook_shapes import AddingHook, DeliveryShape, HookMade, HookShape
from warmfield.console.hook_place import place_now
from warmfield.console.signing.sign_in_notes import note
from warmfield.webhooks.delivery_book import Delivery, deliveries_of, put_test
from warmfield.webhooks.hook_book import (
    Hook,
    WantedHook,
    add_hook,
    hook_named,
    hooks_kept,
    is_address,
    remove_hook,
    rotate_secret,
)
from warmfield.webhooks.notice import KINDS, TEST, Notice

routes = APIRouter(route_class=GuardedRoute, tags=["webhooks"], responses=REFUSALS)
CHANGES = needs("webhooks", once=True)


@routes.get("/webhooks", openapi_extra=needs("webhooks"))
async def list_webhooks(who: Who) -> list[HookShape]:
    """All of them, the newest first."""
    return [_shape(one) for one in await who.ports.keyring.do(hooks_kept)]


@routes.post("/webhooks", openapi_extra=CHANGES, status_code=201)
async def add_webhook(who: Who, sent: AddingHook) -> HookMade:
    """Add one; it is told what happens from now on. Its secret is given this once."""
    unknown = [one for one in sent.kinds if one not in KINDS]
    if unknown:
        raise Refused("wrong_shape", errors=[{"where": "body.kinds", "what": ", ".join(KINDS)}])
    if not is_address(sent.address):
        raise Refused("wrong_shape", errors=[{"where": "body.address", "what": "An https address, please."}])
    wanted = WantedHook(
        person=who.person,
        name=sent.name or sent.address[:60],
        address=sent.address,
        kinds=sent.kinds,
        with_text=sent.with_text,
        once=who.event_name,
    )
    made = await who.ports.keyring.do(add_hook, wanted, await place_now(who.ports))
    if not made:
        raise Refused("nothing_to_do")
    await who.ports.keyring.do(note, "webhook_added", who.person)
    who.ports.bell.ring()
    hook = await _named(who, made)
    return HookMade(**_shape(hook).model_dump(), secret=hook.secrets[0])


@routes.get("/webhooks/{hook}", openapi_extra=needs("webhooks"))
async def show_webhook(who: Who, hook: str) -> HookShape:
    """One of them."""
    return _shape(await _named(who, hook))


@routes.get("/webhooks/{hook}/deliveries", openapi_extra=needs("webhooks"))
async def list_deliveries(who: Who, hook: str) -> list[DeliveryShape]:
    """The last 50 deliveries, newest first."""
    found = await _named(who, hook)
    return [_delivery(one) for one in await who.ports.keyring.do(deliveries_of, found.id)]


@routes.post("/webhooks/{hook}/test", openapi_extra=CHANGES)
async def send_test(who: Who, hook: str) -> HookShape:
    """Send it a test; how it went stands among its deliveries in a moment."""
    found = await _named(who, hook)
    if found.off:
        raise Refused("nothing_to_do")
    notice = Notice(kind=TEST, key=f"test/{who.event_name}", at=who.now)
    await who.ports.keyring.do(put_test, found, notice)
    who.ports.bell.ring()
    return _shape(found)


@routes.post("/webhooks/{hook}/rotate", openapi_extra=CHANGES)
async def rotate(who: Who, hook: str) -> HookMade:
    """Give it a new secret; for a day both are signed with."""
    await who.ports.keyring.do(rotate_secret, (await _named(who, hook)).id)
    await who.ports.keyring.do(note, "webhook_secret", who.person)
    found = await _named(who, hook)
    return HookMade(**_shape(found).model_dump(), secret=found.secrets[0])


@routes.delete("/webhooks/{hook}", openapi_extra=needs("webhooks"))
async def remove(who: Who, hook: str) -> HookShape:
    """Remove it, with all that was still to be sent. Gives it as it was."""
    found = await _named(who, hook)
    await who.ports.keyring.do(remove_hook, found.id)
    await who.ports.keyring.do(note, "webhook_removed", who.person)
    return _shape(found)


async def _named(who: Caller, hook: str) -> Hook:
    """Raises Refused."""
    found = await who.ports.keyring.do(hook_named, hook)
    if found is None:
        raise Refused("not_here")
    return found


def _shape(one: Hook) -> HookShape:
    return HookShape(
        id=one.id,
        name=one.name,
        address=one.address,
        kinds=list(one.kinds),
        with_text=one.with_text,
        person=one.person,
        made=datetime.fromtimestamp(one.made, UTC),
        fails=one.fails,
        off=one.off,
    )


def _delivery(one: Delivery) -> DeliveryShape:
    return DeliveryShape(
        id=one.id,
        kind=one.notice.kind,
        at=datetime.fromtimestamp(one.ended or one.made, UTC),
        attempts=one.attempts,
        state=one.state,
        status=one.status,
        why=one.why,
    )
