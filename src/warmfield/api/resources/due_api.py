"""What staff do with one thing that falls due: not this time, in other words, at once; and quiet."""

from collections.abc import Iterator
from datetime import date

from fastapi import APIRouter

from warmfield.api.caller import Caller, Who
from warmfield.api.faults import Refused
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.resources.agenda_api import due
from warmfield.api.shapes.group_shapes import (
    DueShape,
    OfDue,
    PauseShape,
    Pausing,
    Resuming,
    Rewording,
    Skipping,
)
from warmfield.community.ids import GroupId
from warmfield.community.rhythm_commands import (
    DueAtOnce,
    DueRestored,
    DueReworded,
    DueSkipped,
    Paused,
    Resumed,
)
from warmfield.community.rhythm_records import EVERYWHERE, FOR_GOOD, RhythmRecord
from warmfield.rhythm.due_commands import found
from warmfield.rhythm.gate import HELD, barred_now
from warmfield.rhythm.wish import Item

routes = APIRouter(route_class=GuardedRoute, tags=["agenda"], responses=REFUSALS)
CHANGES, PAUSES = needs("plan_day", once=True), needs("pause", once=True)


@routes.post("/groups/{group}/agenda/skip", openapi_extra=CHANGES)
async def skip_due(who: Who, group: str, sent: Skipping) -> DueShape:
    """Not this time; the others see why."""
    at = who.group(group)
    if await who.done() is None:
        item = _due(who, at, sent)
        skipped = DueSkipped(
            at=who.now,
            id=who.event_name,
            group=at,
            key=item.wish.key,
            day=sent.day,
            by=who.person,
            text=sent.text,
        )
        await who.ask(skipped)
    return due(_item(who, at, sent))


@routes.post("/groups/{group}/agenda/restore", openapi_extra=CHANGES)
async def restore_due(who: Who, group: str, sent: OfDue) -> DueShape:
    """It happens after all."""
    at = who.group(group)
    if await who.done() is None:
        item = _due(who, at, sent)
        restored = DueRestored(
            at=who.now, id=who.event_name, group=at, key=item.wish.key, day=sent.day, by=who.person
        )
        await who.ask(restored)
    return due(_item(who, at, sent))


@routes.post("/groups/{group}/agenda/reword", openapi_extra=CHANGES)
async def reword_due(who: Who, group: str, sent: Rewording) -> DueShape:
    """Say it in other words, this time."""
    at = who.group(group)
    if await who.done() is None:
        item = _due(who, at, sent)
        reworded = DueReworded(
            at=who.now,
            id=who.event_name,
            group=at,
            key=item.wish.key,
            day=sent.day,
            by=who.person,
            text=sent.text,
        )
        await who.ask(reworded)
    return due(_item(who, at, sent))


@routes.post("/groups/{group}/agenda/send", openapi_extra=CHANGES)
async def send_due(who: Who, group: str, sent: OfDue) -> DueShape:
    """Say it now. What is said is of today only."""
    at = who.group(group)
    if await who.done() is None:
        scope = who.scope(at)
        item = _due(who, at, OfDue(key=sent.key, day=scope.today))
        if held := barred_now(scope, item.wish):
            raise Refused("unclear", why=who.words(HELD[held]))
        now = DueAtOnce(at=who.now, id=who.event_name, group=at, key=item.wish.key, by=who.person)
        await who.ask(now)
    return due(_item(who, at, sent))


@routes.get("/pauses", openapi_extra=needs("look"))
async def list_pauses(who: Who) -> list[PauseShape]:
    """Where the clock is quiet now: everything first, then your groups."""
    return list(_pauses(who))


@routes.post("/pauses", openapi_extra=PAUSES)
async def pause(who: Who, sent: Pausing) -> list[PauseShape]:
    """Quiet for a while, in a group or everywhere."""
    group = None if sent.group is None else who.group(sent.group)
    if sent.until is not None and sent.until <= who.now:
        raise Refused("wrong_shape", errors=[{"where": "body.until", "what": "It must be ahead."}])
    if await who.done() is None:
        asked = Paused(
            at=who.now, id=who.event_name, group=group, until=sent.until, text=sent.text, by=who.person
        )
        await who.ask(asked)
    return list(_pauses(who))


@routes.post("/pauses/end", openapi_extra=PAUSES)
async def resume(who: Who, sent: Resuming) -> list[PauseShape]:
    """The plan goes on."""
    group = None if sent.group is None else who.group(sent.group)
    if await who.done() is None:
        await who.ask(Resumed(at=who.now, id=who.event_name, group=group, by=who.person))
    return list(_pauses(who))


def _due(who: Caller, group: GroupId, sent: OfDue) -> Item:
    """Raises Refused."""
    item = _item(who, group, sent)
    if item.held == "done":
        raise Refused("nothing_to_do")
    return item


def _item(who: Caller, group: GroupId, sent: OfDue) -> Item:
    scope = who.scope(group)
    day: date = sent.day or scope.today
    near = abs((day - scope.today).days) <= 31
    item = found(scope, day, sent.key) if near else None
    if item is None:
        raise Refused("not_here")
    return item


def _pauses(who: Caller) -> Iterator[PauseShape]:
    for at in (EVERYWHERE, *who.groups):
        record = who.view.get(RhythmRecord, at)
        known = None if record is None else record.pause
        if known is not None and known.until > who.now:
            yield PauseShape(
                group=None if at == EVERYWHERE else at,
                until=None if known.until == FOR_GOOD else known.until,
                by=known.by,
                text=known.text,
            )
