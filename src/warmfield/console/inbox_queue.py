"""The queue of the inbox: which items, in which order; what was just handled."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from urllib.parse import urlencode

from msgspec import Struct

from warmfield.community.findings import Decision
from warmfield.community.ids import GroupId, RequestId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.console.frame import waiting
from warmfield.console.priority import ORDER, priority
from warmfield.console.visit import Visit
from warmfield.moderation.answers import may_not
from warmfield.moderation.taken_back import stands
from warmfield.moderation.undo import can_be_undone

LISTED = 80
AT_ONCE = 50
"""Items that one answer may do for."""


class Filters(Struct, frozen=True, kw_only=True):
    """What an address asks for. `shown` is empty, `mine` or `snoozed`."""

    group: str = ""
    kind: str = ""
    shown: str = ""

    def address(self, **more: str) -> str:
        """The inbox with these filters, and `more` in their place or beside them."""
        asked = {"group": self.group, "kind": self.kind, "shown": self.shown, **more}
        said = urlencode({name: value for name, value in asked.items() if value})
        return f"/inbox?{said}" if said else "/inbox"


class Handled(Struct, frozen=True, kw_only=True):
    """`stands` says why it can't be taken back (a sentence), or is empty."""

    request: Request
    decision: Decision | None
    stands: str


class Queue(Struct, frozen=True, kw_only=True):
    """`chapters` are the priorities that have items. `kinds` and `groups` count all, whatever is filtered."""

    items: tuple[Request, ...]
    chapters: tuple[tuple[str, tuple[Request, ...]], ...]
    more: int
    """Items that aren't listed, since there are so many."""
    kinds: dict[str, int]
    groups: dict[GroupId | None, int]
    mine: int
    snoozed: int

    def after(self, number: RequestId) -> Request | None:
        """What comes by itself once this one is handled: the next, at the end the one before."""
        at = next((place for place, one in enumerate(self.items) if one.id == number), -1)
        return next(iter((*self.items[at + 1 :], *reversed(self.items[: max(at, 0)]))), None)

    def alike(self, request: Request) -> tuple[Request, ...]:
        """Of the same kind in the same group, under the same clause: one answer may do for all."""
        kind = (request.sort, request.group, request.clause)
        found = (one for one in self.items if (one.sort, one.group, one.clause) == kind)
        return tuple(islice(found, AT_ONCE))


def filters_of(asked: Mapping[str, str]) -> Filters:
    return Filters(group=asked.get("group", ""), kind=asked.get("kind", ""), shown=asked.get("shown", ""))


def queue_of(visit: Visit, filters: Filters) -> Queue:
    every = list(waiting(visit, put_off=True))
    here = [one for one in every if _snoozed(visit, one) == (filters.shown == "snoozed")]
    found = [
        one
        for one in here
        if filters.kind in ("", one.sort)
        and filters.group in ("", one.group)
        and (filters.shown != "mine" or one.taken_by == visit.person_id)
    ]
    found.sort(key=lambda one: ORDER.index(priority(one, visit.now)))
    listed = found[:LISTED]
    by_priority = {name: tuple(one for one in listed if priority(one, visit.now) == name) for name in ORDER}
    return Queue(
        items=tuple(found),
        more=len(found) - len(listed),
        chapters=tuple((name, those) for name, those in by_priority.items() if those),
        kinds=dict(Counter(one.sort for one in here)),
        groups=dict(Counter(one.group for one in here)),
        mine=sum(one.taken_by == visit.person_id for one in every),
        snoozed=sum(_snoozed(visit, one) for one in every),
    )


def _snoozed(visit: Visit, request: Request) -> bool:
    return request.snoozed_until is not None and request.snoozed_until > visit.now


def just_handled(visit: Visit) -> Iterator[Handled]:
    """The last that were answered, newest first."""
    inbox = visit.view.get(InboxRecord, "")
    for number in reversed(inbox.handled if inbox else ()):
        request = visit.view.get(Request, number)
        if request is not None and (request.group is None or request.group in visit.groups):
            yield handled(visit, request)


def handled(visit: Visit, request: Request) -> Handled:
    decision = None if request.decision is None else visit.view.get(Decision, request.decision)
    return Handled(
        request=request,
        decision=decision,
        stands="" if undo_of(visit, request) else why_stands(visit, request),
    )


def undo_of(visit: Visit, request: Request) -> str:
    """How it is taken back: `decision`, `answer`, or empty where it stands, or it isn't theirs to do."""
    own = request.answered_by == visit.person_id
    if (
        request.answered_by is None
        or may_not(visit.rulebook, request, visit.person_id)
        or not (own or visit.may("undo"))
    ):
        return ""
    decision = None if request.decision is None else visit.view.get(Decision, request.decision)
    if (request.sort, request.state) == ("review", "approved"):
        return "decision" if decision is not None and can_be_undone(decision) else ""
    return "" if stands(visit.view, request) else "answer"


def why_stands(visit: Visit, request: Request) -> str:
    return stands(visit.view, request)
