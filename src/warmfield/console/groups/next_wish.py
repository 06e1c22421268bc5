"""What the plan wants next in a group: the first thing that nothing holds back."""

from datetime import timedelta

from warmfield.community.ids import GroupId
from warmfield.console.groups.group_pace import scope_at
from warmfield.console.visit import Visit
from warmfield.rhythm.agenda import agenda
from warmfield.rhythm.wish import Item, Scope

AHEAD = timedelta(days=2)


def next_wish(visit: Visit, group: GroupId) -> Item | None:
    """As of the last minute: an agenda of a hundred groups isn't free."""
    key = ("next", visit.rulebook.version, group)
    return visit.ports.minute.of(key, visit.now, lambda: _next(scope_at(visit, group)))


def _next(scope: Scope) -> Item | None:
    ahead = agenda(scope, scope.now + AHEAD)
    return next((item for item in ahead if not item.held), None)
