"""A group's clock: carries out what is due by the agenda, and sets itself for what comes next."""

from datetime import timedelta

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.events import PlanPublished, TimerDue
from warmfield.community.ids import GroupId
from warmfield.community.rhythm_records import Posted
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.carried_out import CARRIED_OUT
from warmfield.rhythm.duty.duty_clock import duty_started
from warmfield.rhythm.pulse.turned import turn_day
from warmfield.rhythm.waking import set_clock, tick_timer, wake
from warmfield.rhythm.wish import Item, scope_of

__all__ = ["clocks_started", "tick_timer", "ticked", "wake"]

DONE_KEPT = timedelta(days=8)
"""Keys of what is done are kept so long: no wish reaches further back."""


def clocks_started(moment: Moment, event: PlanPublished) -> None:
    """A plan came into force: every group's clock looks at it anew."""
    for group in event.groups or tuple(moment.rulebook.plan.groups):
        moment.draft.put(replace(moment.draft.rhythm(group), running=True))
        wake(moment, group)
    duty_started(moment)


def ticked(moment: Moment, event: TimerDue) -> None:
    """Carry out what is due. A group that the plan no longer has falls silent."""
    group = event.group
    if group is None or group not in moment.rulebook.plan.groups:
        return
    tick(moment, group)


def tick(moment: Moment, group: GroupId) -> None:
    """Carry out what is due now, and set the clock for what comes next."""
    turn_day(moment, group)
    scope = scope_of(moment, group)
    today = day_plan(scope, scope.today)
    due = [item for item in today if not item.held and item.at <= moment.now]
    if not due:
        set_clock(moment, scope, today)
        return
    for item in due:
        carry_out(moment, item)
    wake(moment, group)


def carry_out(moment: Moment, item: Item) -> None:
    """It counts as done even where its room found nothing to say: it isn't tried again."""
    CARRIED_OUT[item.wish.sort](moment, item)
    record = moment.draft.rhythm(item.group)
    now = moment.now.timestamp()
    kept = tuple(one for one in record.done if one.at > now - DONE_KEPT.total_seconds())
    done = Posted(now, item.wish.sort, item.wish.key)
    moment.draft.put(replace(record, done=(*kept, done)))
