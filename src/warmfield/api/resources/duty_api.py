"""Duty: the rota as it is kept, time off, and what was swapped."""

from collections.abc import Iterator
from datetime import UTC, datetime

from fastapi import APIRouter

from warmfield.acts.on_duty import monday_of, on_duty, rota_of
from warmfield.api.caller import Caller, Who
from warmfield.api.faults import Refused
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.shapes.duty_shapes import (
    Absence,
    DutyShape,
    StintShape,
    Swapping,
    WeekShape,
    Window,
)
from warmfield.community.ids import PersonId
from warmfield.community.rota import RotaRecord
from warmfield.community.staff_commands import RotaSwapped, TimeOff
from warmfield.plan.model import STAFF_ROLES
from warmfield.rhythm.local_time import DAY, day_of

routes = APIRouter(route_class=GuardedRoute, tags=["duty"], responses=REFUSALS)
WEEKS = 8


@routes.get("/duty", openapi_extra=needs("duty"))
async def show_duty(who: Who) -> DutyShape:
    """Who is on duty now, and the weeks of the rota that are made."""
    monday = monday_of(day_of(who.now, who.clocks))
    rotas = (rota_of(who.view, monday + number * 7 * DAY) for number in range(WEEKS))
    here = (on_duty(who.view, who.rulebook, at, STAFF_ROLES, who.now) for at in who.groups[:20])
    return DutyShape(
        now=list(dict.fromkeys(one for found in here for one in found)),
        weeks=[_week(who, one) for one in rotas if one is not None],
    )


@routes.post("/duty/time-off", openapi_extra=needs("duty", once=True))
async def take_time_off(who: Who, sent: Absence) -> DutyShape:
    """Somebody can't: their hours are offered to others."""
    person = _person(who, sent.person or who.person)
    if person != who.person and not who.may("rota"):
        raise Refused("not_yours")
    window = _ahead(who, sent.window)
    if await who.done() is None:
        await who.ask(TimeOff(at=who.now, id=who.event_name, person=person, window=window, by=who.person))
    return await show_duty(who)


@routes.post("/duty/swaps", openapi_extra=needs("rota", once=True))
async def swap_duty(who: Who, sent: Swapping) -> DutyShape:
    """Write into the rota what two have agreed. Both are told their hours."""
    swapped = RotaSwapped(
        at=who.now,
        id=who.event_name,
        giver=_person(who, sent.giver),
        taker=_person(who, sent.taker),
        window=_ahead(who, sent.window),
        back=None if sent.back is None else _ahead(who, sent.back),
        by=who.person,
    )
    if await who.done() is None:
        await who.ask(swapped)
    return await show_duty(who)


def _person(who: Caller, named: str) -> PersonId:
    """Raises Refused."""
    if named not in who.rulebook.plan.people:
        raise Refused(
            "wrong_shape", errors=[{"where": "body", "what": f"The plan has nobody called {named}."}]
        )
    return PersonId(named)


def _ahead(who: Caller, window: Window) -> tuple[datetime, datetime]:
    """Raises Refused."""
    if not who.now < window.until or window.since >= window.until:
        what = "It must end after it begins, and not be over."
        raise Refused("wrong_shape", errors=[{"where": "body.window", "what": what}])
    return window.since, window.until


def _week(who: Caller, rota: RotaRecord) -> WeekShape:
    return WeekShape(monday=rota.monday, stints=list(_stints(who, rota)))


def _stints(who: Caller, rota: RotaRecord) -> Iterator[StintShape]:
    for one in rota.stints:
        beat = rota.beats[one.beat]
        groups = tuple(at for at in beat.groups if at in who.groups)
        if groups:
            yield StintShape(
                since=datetime.fromtimestamp(one.start, UTC),
                until=datetime.fromtimestamp(one.end, UTC),
                person=one.person or None,
                roles=list(beat.roles),
                team=beat.team,
                groups=list(groups),
            )
