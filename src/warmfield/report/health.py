"""How groups did over a stretch of days: each day by the gauge, and what was written."""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from statistics import fmean

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.community.months import MonthRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.report.period import Period
from warmfield.rhythm.pulse.gauged import Gauge, gauge_of

BELOW, ABOVE = ("silent", "quiet"), ("busy", "drowned")


class GroupHealth(Struct, frozen=True, kw_only=True, dict=True):
    """A group's days of the period that are known, oldest first."""

    group: GroupId
    days: tuple[Gauge, ...] = ()

    @cached_property
    def comfortable(self) -> int:
        return sum(day.says == "healthy" for day in self.days)

    @cached_property
    def below(self) -> int:
        return sum(day.says in BELOW for day in self.days)

    @cached_property
    def above(self) -> int:
        return sum(day.says in ABOVE for day in self.days)

    @cached_property
    def messages(self) -> int:
        return sum(day.messages for day in self.days)

    @cached_property
    def staff(self) -> int:
        return sum(day.staff for day in self.days)

    @cached_property
    def ours(self) -> int:
        return sum(day.ours for day in self.days)

    @cached_property
    def useful(self) -> float:
        """The share of useful messages, 0..1."""
        return share(sum(day.useful * day.messages for day in self.days), self.messages)

    @cached_property
    def people_a_day(self) -> float:
        return fmean(day.people for day in self.days) if self.days else 0.0

    @cached_property
    def around(self) -> int:
        """Members who wrote within the four weeks before the last day's end."""
        return self.days[-1].around if self.days else 0

    @cached_property
    def trouble(self) -> float:
        """The share of days outside the band; groups are shown by it, the worst first."""
        return share(self.below + self.above, len(self.days))


class Together(Struct, frozen=True, kw_only=True):
    """All groups of a report."""

    comfortable: float
    """The share of their days inside the band, 0..1."""
    days: int
    messages: int
    people_a_day: float
    around: int
    useful: float
    staff: int
    ours: int


def healths(
    rulebook: Rulebook, groups: Sequence[GroupId], months: Iterable[MonthRecord], period: Period
) -> list[GroupHealth]:
    """In the order of `groups`; one of which nothing was heard has no days. `months` are in order."""
    heard: dict[str, list[MonthRecord]] = {group: [] for group in groups}
    for month in months:
        of_group = heard.get(month.id.rpartition("\n")[0])
        if of_group is not None:
            of_group.append(month)
    return [health_of(rulebook, group, tuple(heard[group]), period) for group in groups]


@lru_cache(maxsize=1024)
def health_of(
    rulebook: Rulebook, group: GroupId, months: tuple[MonthRecord, ...], period: Period
) -> GroupHealth:
    """Remembered: days that are over are looked at again and again."""
    first, last = period.first.toordinal(), period.last.toordinal()
    days = (day for month in months for day in month.days if first <= day.day <= last)
    return GroupHealth(group=group, days=tuple(gauge_of(rulebook.plan, group, day) for day in days))


def together(found: Sequence[GroupHealth]) -> Together:
    days, messages = sum(len(one.days) for one in found), sum(one.messages for one in found)
    return Together(
        comfortable=share(sum(one.comfortable for one in found), days),
        days=days,
        messages=messages,
        people_a_day=sum(one.people_a_day for one in found),
        around=sum(one.around for one in found),
        useful=share(sum(one.useful * one.messages for one in found), messages),
        staff=sum(one.staff for one in found),
        ours=sum(one.ours for one in found),
    )


def share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
