"""Activities: what is planned, and planning, changing, moving and cancelling it."""

import asyncio
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Response

from warmfield.api.activity_seen import (
    activity_shape,
    days_between,
    here,
    may_change,
    occurrence_shape,
    seen_series,
)
from warmfield.api.caller import Caller, Who, tag_of
from warmfield.api.cursors import Cursor, Limit, paged, place_in
from warmfield.api.faults import Refused
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.shapes.activity_shapes import (
    ActivityShape,
    Cancelling,
    Changing,
    Moving,
    OccurrenceShape,
    Planning,
)
from warmfield.api.shapes.shape import AskedMoment, Page
from warmfield.community.calendar_records import ActivityRecord, CalendarRecord
from warmfield.community.ids import PersonId
from warmfield.community.staff_commands import (
    ActivityCancelled,
    ActivityChanged,
    ActivityMoved,
    ActivityPlanned,
    OfActivity,
)
from warmfield.rhythm.activities.activity_commands import FURTHEST, meant
from warmfield.rhythm.activities.activity_faults import Unclear
from warmfield.rhythm.activities.recurrence import ever_falls, rule_of
from warmfield.rhythm.activities.series import Series

routes = APIRouter(route_class=GuardedRoute, tags=["activities"], responses=REFUSALS)
WIDEST = timedelta(days=62)
CHANGES = needs("plan_day", once=True, match=True)


@routes.get("/activities", openapi_extra=needs("look"))
async def list_activities(who: Who, limit: Limit = 50, cursor: Cursor = None) -> Page[ActivityShape]:
    """Everything planned in your groups, once or again and again: the plan's fixtures first."""
    every, after = list(here(who)), place_in(cursor, "activities", str)
    begin = next((place + 1 for place, one in enumerate(every) if one.id == after), 0)

    async def look(count: int) -> list[Series]:
        return every[begin : begin + count]

    return await paged("activities", limit, look, lambda one: one.id, lambda one: activity_shape(who, one))


@routes.get("/occurrences", openapi_extra=needs("look"))
async def list_occurrences(
    who: Who,
    since: Annotated[AskedMoment | None, Query(description="Without it: from now on.")] = None,
    until: Annotated[AskedMoment | None, Query(description="Without it: for a week.")] = None,
    group: Annotated[str | None, Query(max_length=200)] = None,
) -> list[OccurrenceShape]:
    """Each day of them, soonest first, as it really is; at most 62 days at once."""
    begin = since or who.now
    end = until or begin + timedelta(days=7)
    if end - begin > WIDEST:
        raise Refused("wrong_shape", errors=[{"where": "query.until", "what": "At most 62 days at once."}])
    at = None if group is None else who.group(group)
    return [occurrence_shape(who, one) for one in days_between(who, at, begin, end)]


@routes.get("/activities/{activity}", openapi_extra=needs("look"))
async def show_activity(who: Who, activity: str, response: Response) -> ActivityShape:
    """One of them, with its next day."""
    shape = activity_shape(who, seen_series(who, activity))
    response.headers["ETag"] = tag_of(shape)
    return shape


@routes.post("/activities", openapi_extra=needs("plan_day", once=True), status_code=201)
async def plan_activity(who: Who, sent: Planning) -> ActivityShape:
    """Plan one. It is announced by the plan's leads."""
    groups = tuple(who.group(named) for named in sent.groups)
    at = await who.done()
    if at is None:
        await _plannable(who, sent)
        planned = ActivityPlanned(
            at=who.now,
            id=who.event_name,
            title=sent.title,
            starts=sent.starts,
            lasts=timedelta(minutes=sent.minutes),
            place=sent.place,
            rule=sent.rule,
            groups=groups,
            owner=PersonId(sent.owner) if sent.owner else who.person,
            capacity=sent.capacity,
            by=who.person,
        )
        at = await who.ask(planned)
    return activity_shape(who, seen_series(who, _made(who, sent.title, at)))


@routes.post("/activities/{activity}/change", openapi_extra=CHANGES)
async def change_activity(who: Who, activity: str, sent: Changing) -> ActivityShape:
    """Change a day of it: title, place, length, places."""
    changed = ActivityChanged(
        at=who.now,
        id=who.event_name,
        activity=activity,
        by=who.person,
        day=sent.day,
        title=sent.title,
        place=sent.place,
        lasts=None if sent.minutes is None else timedelta(minutes=sent.minutes),
        capacity=sent.capacity,
    )
    return await _commanded(who, changed)


@routes.post("/activities/{activity}/move", openapi_extra=CHANGES)
async def move_activity(who: Who, activity: str, sent: Moving) -> ActivityShape:
    """Move a day of it; those who were told are told."""
    if not who.now < sent.to < who.now + FURTHEST:
        raise Refused("wrong_shape", errors=[{"where": "body.to", "what": "It must be ahead."}])
    moved = ActivityMoved(
        at=who.now, id=who.event_name, activity=activity, by=who.person, day=sent.day, to=sent.to
    )
    return await _commanded(who, moved)


@routes.post("/activities/{activity}/cancel", openapi_extra=CHANGES)
async def cancel_activity(who: Who, activity: str, sent: Cancelling) -> ActivityShape:
    """Call a day of it off, or this and all that follow; those who were told are told."""
    cancelled = ActivityCancelled(
        at=who.now,
        id=who.event_name,
        activity=activity,
        by=who.person,
        day=sent.day,
        whole=sent.whole,
        text=sent.text,
    )
    return await _commanded(who, cancelled)


async def _commanded(
    who: Caller, command: ActivityChanged | ActivityMoved | ActivityCancelled
) -> ActivityShape:
    one = seen_series(who, command.activity)
    if await who.done() is None:
        who.must_match(activity_shape(who, one))
        if not may_change(who, one):
            raise Refused("not_yours")
        _something_to_do(who, command)
        await who.ask(command)
    return activity_shape(who, seen_series(who, command.activity))


def _something_to_do(who: Caller, command: OfActivity) -> None:
    """Raises Refused where no day is meant, or it is over."""
    found = meant(who.rulebook, who.view, command, who.now)
    if found is None:
        raise Refused("not_here")
    over = found.ends <= who.now
    if isinstance(command, ActivityCancelled) and (over or (found.cancelled and not command.whole)):
        raise Refused("nothing_to_do")


async def _plannable(who: Caller, sent: Planning) -> None:
    """Raises Refused."""
    if not who.now < sent.starts < who.now + FURTHEST:
        raise Refused("wrong_shape", errors=[{"where": "body.starts", "what": "It must be ahead."}])
    if sent.owner and sent.owner not in who.rulebook.plan.people:
        raise Refused(
            "wrong_shape", errors=[{"where": "body.owner", "what": "The plan has nobody so called."}]
        )
    first = sent.starts.astimezone(who.clocks).replace(tzinfo=None)
    if sent.rule and not await asyncio.to_thread(_falls, who, sent.rule, first):
        what = "An RRULE's value, daily or rarer, that falls on some day: FREQ=WEEKLY;BYDAY=SA"
        raise Refused("wrong_shape", errors=[{"where": "body.rule", "what": what}])


def _falls(who: Caller, rule: str, first: datetime) -> bool:
    try:
        return ever_falls(rule_of(rule, who.clocks), first)
    except Unclear:
        return False


def _made(who: Caller, title: str, at: datetime) -> str:
    """The id of what was planned at that moment."""
    calendar = who.view.get(CalendarRecord, "") or CalendarRecord()
    for listed in reversed(calendar.activities):
        record = who.view.get(ActivityRecord, listed.id)
        if record is not None and (record.title, record.planned_at) == (title, at):
            return record.id
    raise Refused("not_here")
