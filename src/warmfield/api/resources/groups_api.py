"""Groups and how they are doing."""

from typing import Any, cast

from fastapi import APIRouter

from warmfield.api.caller import Caller, Who
from warmfield.api.cursors import Cursor, Limit, paged, place_in
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.resources.agenda_api import due
from warmfield.api.shapes.group_shapes import GaugeShape, GroupShape, GroupWhole, Says
from warmfield.api.shapes.shape import Page
from warmfield.community.ids import GroupId
from warmfield.rhythm.agenda import agenda
from warmfield.rhythm.how_alive import LOOK_AHEAD
from warmfield.rhythm.last_days import last_days, today_so_far
from warmfield.rhythm.pulse.gauged import Gauge, because

routes = APIRouter(route_class=GuardedRoute, tags=["groups"], responses=REFUSALS)
DAYS = 7


@routes.get("/groups", openapi_extra=needs("look"))
async def list_groups(who: Who, limit: Limit = 50, cursor: Cursor = None) -> Page[GroupShape]:
    """The groups you work in, in the plan's order, with today's gauge."""
    after = place_in(cursor, "groups", str)
    begin = who.groups.index(GroupId(after)) + 1 if after in who.groups else 0

    async def look(count: int) -> tuple[GroupId, ...]:
        return who.groups[begin : begin + count]

    return await paged("groups", limit, look, lambda at: at, lambda at: GroupShape(**_group(who, at)))


@routes.get("/groups/{group}", openapi_extra=needs("look"))
async def show_group(who: Who, group: str) -> GroupWhole:
    """A group, its last days, and what is due next."""
    at = who.group(group)
    scope = who.scope(at)
    coming = next((one for one in agenda(scope, who.now + LOOK_AHEAD) if not one.held), None)
    return GroupWhole(
        **_group(who, at),
        days=[gauge_shape(who, one) for one in last_days(scope, DAYS)],
        next_due=None if coming is None else due(coming),
    )


def _group(who: Caller, at: GroupId) -> dict[str, Any]:
    group, gauge = who.rulebook.plan.groups[at], today_so_far(who.scope(at))
    return {
        "id": at,
        "name": group.name,
        "platform": group.platform,
        "theme": group.theme,
        "grade": group.grade,
        "language": who.rulebook.language_of(at),
        "owner": group.owner,
        "managers": list(group.managers),
        "helpers": list(group.helpers),
        "gauge": None if gauge is None else gauge_shape(who, gauge),
    }


def gauge_shape(who: Caller, gauge: Gauge) -> GaugeShape:
    return GaugeShape(
        day=gauge.day,
        says=cast("Says", gauge.says),
        why=gauge.because,
        sentence=because(gauge, who.words),
        messages=gauge.messages,
        people=gauge.people,
        useful=gauge.useful,
        usual=gauge.usual,
        low=gauge.low,
        high=gauge.high,
    )
