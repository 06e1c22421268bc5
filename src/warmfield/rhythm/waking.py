"""A group's clock is set: for the next thing of today, at the latest for midnight."""

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.community.records import Timer
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.local_time import day_of, whole_day
from warmfield.rhythm.wish import scope_of


def tick_timer(group: GroupId) -> str:
    return f"tick/{group}"


def wake(moment: Moment, group: GroupId) -> None:
    """Look at the agenda anew; called by whatever changed it."""
    scope = scope_of(moment, group)
    today = day_of(moment.now, scope.clocks)
    ahead = [item.at for item in day_plan(scope, today) if not item.held and item.at >= moment.now]
    due = min([*ahead, whole_day(today, scope.clocks).end])
    moment.draft.timers.append(Timer(id=tick_timer(group), sort="tick", due=due, group=group))
