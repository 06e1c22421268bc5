"""Which days, groups and sorts of things the calendar's address asks for; every choice has an address."""

from collections.abc import Mapping
from datetime import date, timedelta
from urllib.parse import urlencode

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.console.visit import Visit
from warmfield.rhythm.local_time import DAY, day_of
from warmfield.wording import later

VIEWS = {"day": later("One day"), "week": later("Week"), "month": later("Month")}
KINDS = {
    "": later("Everything"),
    "activity": later("Activities"),
    "session": later("Sessions"),
    "fixture": later("Fixtures"),
    "post": later("Posts to groups"),
    "ask": later("Words to the team"),
}
MOST_GROUPS = 6
"""Groups side by side; whoever works in more looks at one."""
WEEK = timedelta(weeks=1)
FIRST, LAST = date(1990, 1, 1), date(2190, 12, 31)
"""What lies beyond is a slip of the pen."""


class Asked(Struct, frozen=True, kw_only=True):
    """`group` is empty for all of the reader's; `first` and `last` are the days shown."""

    view: str
    day: date
    today: date
    group: str
    kind: str
    groups: tuple[GroupId, ...]

    @property
    def first(self) -> date:
        if self.view == "day":
            return self.day
        start = self.day.replace(day=1) if self.view == "month" else self.day
        return start - DAY * start.weekday()

    @property
    def last(self) -> date:
        if self.view == "day":
            return self.day
        if self.view == "week":
            return self.first + DAY * 6
        end = self._month(1) - DAY
        return end + DAY * (6 - end.weekday())

    @property
    def days(self) -> list[date]:
        return [self.first + DAY * number for number in range((self.last - self.first).days + 1)]

    @property
    def before(self) -> date:
        return self._month(-1) if self.view == "month" else self.day - self._step

    @property
    def after(self) -> date:
        return self._month(1) if self.view == "month" else self.day + self._step

    @property
    def _step(self) -> timedelta:
        return WEEK if self.view == "week" else DAY

    def _month(self, ahead: int) -> date:
        months = self.day.year * 12 + self.day.month - 1 + ahead
        return date(months // 12, months % 12 + 1, 1)

    def url(self, **changed: object) -> str:
        """The address of the same with something changed."""
        here = {"view": self.view, "day": self.day, "group": self.group, "sort": self.kind}
        said = {name: str(value) for name, value in {**here, **changed}.items() if value}
        return f"/calendar?{urlencode(said)}"


def asked_days(visit: Visit) -> Asked:
    """What can't be understood is passed over: an address may have been typed."""
    asked, today = visit.asked, day_of(visit.now, visit.clocks)
    view = asked.get("view", "")
    group = asked.get("group", "")
    chosen = group if group in visit.groups else ""
    if not chosen and len(visit.groups) > MOST_GROUPS:
        chosen = visit.groups[0]
    return Asked(
        view=view if view in VIEWS else "week",
        day=_day(asked, today),
        today=today,
        group=chosen,
        kind=asked.get("sort", "") if asked.get("sort", "") in KINDS else "",
        groups=(GroupId(chosen),) if chosen else visit.groups,
    )


def _day(asked: Mapping[str, str], today: date) -> date:
    try:
        day = date.fromisoformat(asked.get("day", ""))
    except ValueError:
        return today
    return day if FIRST <= day <= LAST else today
