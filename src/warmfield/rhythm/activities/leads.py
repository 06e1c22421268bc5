"""When an occurrence is announced: at the plan's leads, out of quiet hours, never twice the same."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from warmfield.plan.basics import Lead
from warmfield.plan.check.check_times import SHORTEST_LEAD
from warmfield.rhythm.local_time import DAY, at, day_of

LATEST = SHORTEST_LEAD
"""An announcement nearer to the start reaches nobody in time."""
NEAR = 4
"""Two announcements say the same when a quarter of the time that is left doesn't lie between them."""
SECOND = timedelta(seconds=1)


class LeadTime(Struct, frozen=True):
    """`name` is `evening`, or the lead in seconds. After `until` another one is due, or it is too late."""

    name: str
    at: datetime
    until: datetime


def announcement_times(
    starts: datetime,
    leads: Iterable[Lead],
    *,
    evening: time,
    clocks: ZoneInfo,
    awake: Callable[[datetime], datetime],
    said: datetime | None = None,
) -> Sequence[LeadTime]:
    """The moments of the leads, soonest first; of those after `said`, when the group heard of it last.

    A lead in the quiet hours waits for their end, and falls away where that is too late.
    """
    latest = starts - LATEST
    moments = sorted({(awake(_moment(lead, starts, evening, clocks)), _name(lead)) for lead in leads})
    kept: list[tuple[datetime, str]] = []
    before = said
    for moment, name in moments:
        if moment <= latest and (before is None or _apart(before, moment, starts)):
            kept.append((moment, name))
            before = moment
    ends = [*(moment - SECOND for moment, _ in kept[1:]), latest]
    return [
        LeadTime(name, moment, min(end, moment + DAY))
        for (moment, name), end in zip(kept, ends, strict=False)
    ]


def _apart(before: datetime, moment: datetime, starts: datetime) -> bool:
    return (moment - before) * NEAR >= starts - moment


def _moment(lead: Lead, starts: datetime, evening: time, clocks: ZoneInfo) -> datetime:
    return at(day_of(starts, clocks) - DAY, evening, clocks) if lead.evening else starts - lead.before


def _name(lead: Lead) -> str:
    return "evening" if lead.evening else f"{lead.before.total_seconds():.0f}"
