"""Today: what comes next, what needs somebody, what was done."""

from collections.abc import Iterator
from itertools import islice

from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, waiting
from warmfield.console.visit import Visit
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.wish import Item, Scope

SHOWN = 3


async def _today(visit: Visit) -> Values:
    items = sorted(_items(visit), key=lambda item: (item.at, item.group))
    ahead = [item for item in items if not item.held and item.at >= visit.now]
    return {
        "items": items,
        "next_item": ahead[0] if ahead else None,
        "queue": list(islice(waiting(visit), SHOWN)),
    }


def _items(visit: Visit) -> Iterator[Item]:
    for group in visit.groups:
        scope = Scope(rulebook=visit.rulebook, view=visit.view, group=group, now=visit.now)
        yield from day_plan(scope, scope.today)


DOORS = (Door("/", Shown("today.html", "/", _today, live=("today",)), "look"),)
