"""Everything that falls due, by the clock and by the plan."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query

from warmfield.api.caller import Who
from warmfield.api.cursors import Cursor, cursor_of, place_in
from warmfield.api.faults import Refused
from warmfield.api.guarded_route import REFUSALS, GuardedRoute, needs
from warmfield.api.shapes.group_shapes import AgendaShape, DueShape
from warmfield.api.shapes.shape import AskedMoment
from warmfield.community.ids import GroupId
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.local_time import DAY, day_of
from warmfield.rhythm.sorts import SORTS
from warmfield.rhythm.wish import Item, Scope
from warmfield.wording import later

routes = APIRouter(route_class=GuardedRoute, tags=["agenda"], responses=REFUSALS)
ONE_GROUP, ALL_GROUPS = timedelta(days=31), timedelta(days=2)
GROUPS_AT_ONCE = 20
"""So many are worked out within some 20 ms."""
AHEAD = timedelta(days=1)
FURTHEST = timedelta(days=400)
TOO_WIDE = later("At most {days} days at once; name one group for a month.")
TOO_FAR = later("The agenda tells what is ahead, for a year.")


@routes.get("/agenda", openapi_extra=needs("look"))
async def show_agenda(
    who: Who,
    *,
    since: Annotated[AskedMoment | None, Query(description="Without it: from now on.")] = None,
    until: Annotated[AskedMoment | None, Query(description="Without it: for a day.")] = None,
    group: Annotated[str | None, Query(max_length=200, description="Of this group only.")] = None,
    cursor: Cursor = None,
) -> AgendaShape:
    """What falls due: 31 days at most in one group; in all of yours 2, some groups a page."""
    groups, following = _some(who.among(group), place_in(cursor, "agenda", str))
    begin = max(since or who.now, who.now)
    end = until or begin + AHEAD
    widest = ALL_GROUPS if group is None else ONE_GROUP
    if end - begin > widest:
        raise Refused("unclear", why=who.words(TOO_WIDE, days=widest.days))
    if end > who.now + FURTHEST:
        raise Refused("unclear", why=who.words(TOO_FAR))
    items = [one for at in groups for one in _between(who.scope(at), begin, end)]
    items.sort(key=lambda one: (one.at, one.group, one.wish.key))
    return AgendaShape(since=begin, until=end, items=[due(one) for one in items], next=following)


def _some(groups: Sequence[GroupId], after: str | None) -> tuple[Sequence[GroupId], str | None]:
    """A page of groups, and the cursor of the next."""
    begin = groups.index(GroupId(after)) + 1 if after is not None and after in groups else 0
    here = groups[begin : begin + GROUPS_AT_ONCE]
    return here, cursor_of("agenda", here[-1]) if begin + GROUPS_AT_ONCE < len(groups) else None


def _between(scope: Scope, begin: datetime, end: datetime) -> Iterator[Item]:
    day, last = day_of(begin, scope.clocks), day_of(end, scope.clocks)
    while day <= last:
        yield from (one for one in day_plan(scope, day) if begin <= one.at < end)
        day += DAY


def due(item: Item) -> DueShape:
    wish = item.wish
    return DueShape(
        key=wish.key,
        at=item.at,
        group=item.group,
        sort=wish.sort,
        title=wish.title,
        row=SORTS[wish.sort].row,
        where=wish.where,
        by=wish.by,
        speaks=wish.speaks,
        held=item.held,
    )
