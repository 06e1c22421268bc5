"""Where a group stands, for pages that show several: its gauge, its word, its line."""

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.console.gauge_look import Spark, State, spark_of, state_of
from warmfield.console.visit import Visit
from warmfield.rhythm.last_days import gone, last_days, stands, today_so_far
from warmfield.rhythm.pulse.gauged import Gauge
from warmfield.rhythm.wish import Scope

WEEK = 7


class Pace(Struct, frozen=True, kw_only=True):
    """`gauge` is the day the group is judged by: today, or early in the day the last one."""

    group: GroupId
    gauge: Gauge | None
    state: State
    spark: Spark | None
    days: tuple[Gauge, ...]
    """Those that are over, oldest first, and then today so far."""


def pace_of(visit: Visit, group: GroupId, days: int = WEEK) -> Pace:
    """Cheap enough to ask for a hundred groups on a page."""
    scope = Scope(rulebook=visit.rulebook, view=visit.view, group=group, now=visit.now)
    today, over = today_so_far(scope), tuple(last_days(scope, days))
    gauge = stands(today, over, 1.0 if today is None else gone(scope, scope.today))
    known = over if today is None else (*over, today)
    shown = over if gauge is None or gauge is not today else known
    return Pace(
        group=group,
        gauge=gauge,
        state=state_of(gauge, visit.words),
        spark=spark_of(shown, visit.words),
        days=known,
    )
