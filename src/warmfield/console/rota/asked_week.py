"""Which week and group the page of the team shows, by its address."""

from datetime import date, timedelta
from urllib.parse import urlencode

from msgspec import Struct

from warmfield.acts.on_duty import monday_of
from warmfield.console.visit import Visit
from warmfield.rhythm.local_time import day_of

WEEK = timedelta(weeks=1)
FIRST, LAST = date(1990, 1, 1), date(2190, 12, 31)


class AskedWeek(Struct, frozen=True, kw_only=True):
    """`group` is empty for all of the reader's."""

    monday: date
    running: date
    group: str

    def url(self, **changed: object) -> str:
        here = {"week": self.monday, "group": self.group}
        said = {name: str(value) for name, value in {**here, **changed}.items() if value}
        return f"/team?{urlencode(said)}"

    @property
    def days(self) -> list[date]:
        return [self.monday + timedelta(days=number) for number in range(7)]

    @property
    def before(self) -> date:
        return self.monday - WEEK

    @property
    def after(self) -> date:
        return self.monday + WEEK


def asked_week(visit: Visit) -> AskedWeek:
    running = monday_of(day_of(visit.now, visit.clocks))
    try:
        asked = monday_of(date.fromisoformat(visit.asked.get("week", "")))
    except ValueError:
        asked = running
    group = visit.asked.get("group", "")
    return AskedWeek(
        monday=asked if FIRST < asked < LAST else running,
        running=running,
        group=group if group in visit.groups else "",
    )
