"""What a report is asked about, as its address says: the days, the group, what it is put beside."""

from urllib.parse import urlencode

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.console.visit import Visit
from warmfield.engine.report_port import Stretch
from warmfield.report.period import LAST_MONTH, PRESETS, Period, period_asked, preset
from warmfield.rhythm.local_time import day_of

NOTHING = "none"


class Asked(Struct, frozen=True, kw_only=True):
    """`group` empty: all of the person's. `beside` None: not put beside anything."""

    period: Period
    beside: Period | None
    chosen: bool
    """What it is put beside was chosen, and isn't simply the time before."""
    group: str
    groups: tuple[GroupId, ...]
    today: Period

    def query(self, **changes: object) -> str:
        """The address's question, with changes; None takes a part away."""
        said: dict[str, object] = {"from": self.period.first, "to": self.period.last}
        if self.group:
            said["group"] = self.group
        if self.beside is None:
            said["beside"] = NOTHING
        elif self.chosen:
            said["beside"] = self.beside.first
        return urlencode({name: value for name, value in {**said, **changes}.items() if value is not None})

    def preset_query(self, name: str) -> str:
        """Another period keeps the group; what it is put beside is the time before it again."""
        days = preset(name, self.today.first)
        beside = NOTHING if self.beside is None else None
        changes: dict[str, object] = {"from": days.first, "to": days.last, "beside": beside}
        return self.query(**changes)


def asked(visit: Visit) -> Asked:
    """A group that isn't the person's is taken for all of theirs: the page still shows something of use."""
    said, today = visit.asked, day_of(visit.now, visit.clocks)
    period = period_asked(said.get("from", ""), said.get("to", ""), today)
    beside, chosen = _beside(said.get("beside", ""), period)
    group = said.get("group", "")
    mine = group if group in visit.groups else ""
    return Asked(
        period=period,
        beside=beside,
        chosen=chosen,
        group=mine,
        groups=(GroupId(mine),) if mine else visit.groups,
        today=Period(today, today),
    )


def _beside(said: str, period: Period) -> tuple[Period | None, bool]:
    if said == NOTHING:
        return None, False
    first = period_asked(said, said, period.first).first if said else period.before().first
    other = period.before() if not said else period.since(first)
    return other, bool(said)


def stretch(visit: Visit, period: Period, groups: tuple[GroupId, ...]) -> Stretch:
    since, until = period.moments(visit.clocks)
    return Stretch(since=since, until=until, groups=groups, staff=visit.rulebook.staff)


def presets(asked_for: Asked) -> list[tuple[str, str, bool]]:
    """Each with its address and whether it is the one that is shown."""
    return [
        (name, asked_for.preset_query(name), preset(name, asked_for.today.first) == asked_for.period)
        for name in (*PRESETS, LAST_MONTH)
    ]
