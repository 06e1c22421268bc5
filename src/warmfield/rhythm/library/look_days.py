"""Once a day what was found is shown to a person, all in one request; with nothing new nobody is asked."""

from collections.abc import Iterator
from datetime import date

from warmfield.community.ids import GroupId
from warmfield.community.pieces import Shelved
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.library.shelving import shelf_of
from warmfield.rhythm.local_time import span_of
from warmfield.rhythm.wish import Scope, Wish
from warmfield.wording import later

TITLE = later("Found pieces to look at")


def looks(scope: Scope, day: date) -> Iterator[Wish]:
    """In the community's first group alone: it has one library."""
    if day != scope.today or scope.group != first_group(scope.rulebook) or not unseen(scope):
        return
    hours = span_of(day, scope.rulebook.plan.content.hours, scope.clocks)
    yield Wish(
        key=f"look/{day}",
        sort="look",
        at=hours.start,
        until=hours.end,
        title=scope.words(TITLE),
        where="content.approver",
        speaks=False,
    )


def first_group(rulebook: Rulebook) -> GroupId:
    return next(iter(rulebook.plan.groups))


def unseen(scope: Scope) -> list[Shelved]:
    """Drafts still worth reading that nobody was asked about, the newest of each source first."""
    now = scope.now.timestamp()
    fresh = [
        one
        for one in shelf_of(scope.view).pieces
        if one.state == "draft" and not one.asked and not 0 < one.until <= now
    ]
    return sorted(fresh, key=lambda one: -one.at)
