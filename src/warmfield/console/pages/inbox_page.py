"""The inbox: all that needs a person, one queue; what was just handled."""

from urllib.parse import urlencode

from starlette.exceptions import HTTPException

from warmfield.community.ids import RequestId
from warmfield.community.requests import Request
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.inbox_item import Item, item_of
from warmfield.console.inbox_queue import Filters, Queue, filters_of, handled, just_handled, queue_of, undo_of
from warmfield.console.inbox_sayings import InboxSayings
from warmfield.console.never_again import SAYS, allowance
from warmfield.console.visit import Visit


async def _inbox(visit: Visit) -> Values:
    return await shown_inbox(visit, filters_of(visit.asked), visit.asked.get("i", ""))


async def shown_inbox(
    visit: Visit,
    filters: Filters,
    chosen: str,
    unclear: str = "",
    *,
    twice: bool = False,
    typed: Values | None = None,
) -> Values:
    """`unclear` asks back about an answer that wasn't taken; `twice`: somebody else answered it first."""
    queue = queue_of(visit, filters)
    request = request_named(visit, RequestId(chosen)) if chosen else next(iter(queue.items), None)
    rung = visit.asked.get("rung", "")
    item = None if request is None else await item_of(visit, request, rung)
    return {
        "queue": queue,
        "filters": filters,
        "item": item,
        "kinds": InboxSayings(visit),
        "handled": list(just_handled(visit)),
        "how": None if item is None or item.open else handled(visit, item.request),
        "undo_of": lambda one: undo_of(visit, one),
        "place": _place(queue, item),
        "next_one": None if item is None else queue.after(item.request.id),
        "alike": () if item is None else queue.alike(item.request),
        "allowance": None if item is None or not visit.may("edit_plan") else allowance(visit, item),
        "allows": SAYS,
        "unclear": unclear,
        "twice": twice,
        "typed": typed or {},
        "page_address": {"page": "/inbox", "query": _query(filters, item, rung)},
    }


def request_named(visit: Visit, number: RequestId) -> Request:
    """Raises HTTPException 404 for what isn't there, or belongs to groups of others."""
    request = visit.view.get(Request, number)
    if request is None or (request.group is not None and request.group not in visit.groups):
        raise HTTPException(404)
    return request


def _place(queue: Queue, item: Item | None) -> int:
    """Counted from 1; 0 where it isn't in the queue."""
    numbers = [one.id for one in queue.items]
    return numbers.index(item.request.id) + 1 if item and item.request.id in numbers else 0


def _query(filters: Filters, item: Item | None, rung: str) -> str:
    """What the stream asks for: the item that is looked at stays, whatever happens to the queue."""
    asked = {"group": filters.group, "kind": filters.kind, "shown": filters.shown, "rung": rung}
    asked["i"] = "" if item is None else item.request.id
    return urlencode({name: value for name, value in asked.items() if value})


DOORS = (Door("/inbox", Shown("inbox.html", "/inbox", _inbox, live=("queue",)), "look"),)
