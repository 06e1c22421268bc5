"""A week on the community's clocks: its minutes as moments, and when each person is free in it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from warmfield.community.ids import PersonId
from warmfield.community.rota import Away
from warmfield.plan.duty_hours import DAY, Hours, free_hours
from warmfield.plan.model import Plan
from warmfield.rhythm.local_time import at


class DutyWeek:
    """Minutes of the week become POSIX seconds; a week with daylight saving has 167 or 169 hours."""

    def __init__(self, plan: Plan, monday: date, clocks: ZoneInfo, away: Iterable[Away] = ()) -> None:
        self.monday = monday
        self._plan = plan
        self._clocks = clocks
        self._away = tuple(away)
        self._moments: dict[int, int] = {}
        self._free: dict[PersonId, tuple[Hours, ...]] = {}

    def moment(self, minute: int) -> int:
        """The moment of a minute of the week, which may lie a little before or after the week."""
        known = self._moments.get(minute)
        if known is None:
            day, clock = divmod(minute, DAY)
            moment = at(self.monday + timedelta(days=day), time(clock // 60, clock % 60), self._clocks)
            known = self._moments[minute] = int(moment.timestamp())
        return known

    def clock(self, moment: int) -> time:
        return self._local(moment).time()

    def days_before(self, moment: int, days: int) -> int:
        """The same hour some days earlier."""
        local = self._local(moment)
        return int(at(local.date() - timedelta(days=days), local.time(), self._clocks).timestamp())

    def days_from_monday(self, moment: int) -> int:
        return (self._local(moment).date() - self.monday).days

    def _local(self, moment: int) -> datetime:
        return datetime.fromtimestamp(moment, UTC).astimezone(self._clocks)

    def free(self, who: PersonId) -> tuple[Hours, ...]:
        """When the person can in this week, time off taken out; in moments."""
        known = self._free.get(who)
        if known is None:
            stretches = [(self.moment(start), self.moment(end)) for start, end in free_hours(self._plan, who)]
            for away in self._away:
                if away.person == who:
                    stretches = [left for one in stretches for left in _without(one, away)]
            known = self._free[who] = tuple(stretches)
        return known

    def is_away(self, who: PersonId, hours: Hours) -> bool:
        """Whether time off of theirs touches these hours."""
        return any(one.person == who and one.start < hours[1] and hours[0] < one.end for one in self._away)


def _without(stretch: Hours, away: Away) -> list[Hours]:
    start, end = stretch
    left = [(start, min(end, away.start)), (max(start, away.end), end)]
    return [one for one in left if one[0] < one[1]]
