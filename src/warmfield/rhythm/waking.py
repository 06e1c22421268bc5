"""A group's clock is set: for the next thing of today, at the latest for midnight."""

from collections.abc import Iterable

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.community.records import Timer
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.local_time import whole_day
from warmfield.rhythm.wish import Item, Scope, scope_of


def tick_timer(group: GroupId) -> str:
    return f"tick/{group}"


def wake(moment: Moment, group: GroupId) -> None:
    """Look at the agenda anew; called by whatever changed it."""
    scope = scope_of(moment, group)
    set_clock(moment, scope, day_plan(scope, scope.today))


def set_clock(moment: Moment, scope: Scope, today: Iterable[Item]) -> None:
    """Set a group's clock by the agenda of its day, as it stands."""
    ahead = [item.at for item in today if not item.held and item.at >= moment.now]
    due = min([*ahead, whole_day(scope.today, scope.clocks).end])
    group = scope.group
    moment.draft.timers.append(Timer(id=tick_timer(group), sort="tick", due=due, group=group))
