"""A group's pulse: what was written today, and what is usual here on such a day and at such an hour.

Two records, since every message changes the first and only a new day the second. Members are counted;
staff and the assistant stand apart, so that a group of staff alone is a silent one.
"""

from functools import cached_property

from msgspec import Struct

from warmfield.community.ids import GroupId, MemberId, MessageId, RequestId

HOURS, WEEK = 24, 7
REST, WORK = 7, 8
"""Rows of `UsualRecord.rates` beside the seven weekdays: a holiday, and a workday made up for one."""
KEPT_DAYS = 35
"""Five of each weekday."""
HALF_LIFE = 28.0
"""Days after which what was heard counts half: fast enough for a group that grows or falls asleep."""
LEARNING = 14
"""Days before a group has a rhythm of its own."""
PRIOR = 1.0
"""A group that said nothing yet is taken to begin one conversation in the time it was listened to."""
LIKE_A_MEAN_DAY, LIKE_ITS_KIND = 3.0, 4.0
"""Weeks of its own after which an hour of a kind of day (workdays, days off) counts as much as the same
hour of all days, and an hour of a weekday as much as that of its kind."""
HOLIDAY_PRIOR = 8.0
"""Conversations after which the group's own holidays count as much as that a holiday is like a Sunday."""


class DayHeard(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One local day of a group. `day` is its proleptic ordinal."""

    day: int
    messages: int = 0
    """Of members, like `people` and `useful`."""
    people: int = 0
    useful: int = 0
    voices: float = 0.0
    """How many voices it amounts to: as many people with equal shares would be as concentrated."""
    around: int = 0
    """Members who wrote within four weeks."""
    staff: int = 0
    ours: int = 0
    """Posts of the assistant."""
    usual: float = -1.0
    """Messages that were usual on such a day, by the weeks before it; below zero: not known yet."""
    rest: bool = False
    """A day off: a weekend or a holiday."""
    week: int = -1
    """Members who wrote in the seven days up to this one; below zero: not known."""


class PulseRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Today, as far as it went. Times are POSIX seconds; the limits are those of the local hour and day."""

    id: GroupId
    day: int
    day_begins: float
    hour: int = 0
    hour_ends: float = 0.0
    messages: int = 0
    useful: int = 0
    people: dict[MemberId, int] = {}
    """Messages by member, for today only."""
    begun: tuple[int, ...] = (0,) * HOURS
    """Conversations that members began, by local hour."""
    staff: int = 0
    member_at: float = 0.0
    """The last message of a member; 0: none yet."""
    staff_at: float = 0.0
    credited: tuple[MessageId, ...] = ()
    """Short messages that drew an answer and were counted useful for it, the last of them."""
    look_at: int = 0
    """The count at which the gauge is looked at again; 0: not known yet."""
    asked: str = ""
    """What the host was asked about today: `busy` or `drowned`."""
    request: RequestId | None = None
    heed: bool = False
    """A warm-up waits for what people write."""
    warmed_at: float = 0.0
    """The last warm-up; what it brought about isn't the group's own rhythm."""


class UsualRecord(Struct, frozen=True, kw_only=True, omit_defaults=True, dict=True):
    """What is usual in a group, up to the end of the local day `upto`. It changes once a day.

    `begun` are conversations by hour of the week from Monday, 0:00, older ones counting less;
    `heard` how many of each weekday were listened to, weighed the same way.
    """

    id: GroupId
    since: int
    upto: int
    begun: tuple[float, ...] = (0.0,) * (WEEK * HOURS)
    heard: tuple[float, ...] = (0.0,) * WEEK
    days_off: tuple[int, ...] = (5, 6)
    """Weekdays that are no workdays, from Monday = 0."""
    holidays: tuple[float, float] = (0.0, 0.0)
    """Conversations on holidays, and how many a Sunday would have had."""
    days: tuple[DayHeard, ...] = ()
    around: dict[MemberId, int] = {}
    """The last day on which a member wrote, within four weeks."""

    @property
    def known(self) -> bool:
        return self.upto - self.since + 1 >= LEARNING

    @cached_property
    def rates(self) -> tuple[tuple[float, ...], ...]:
        """Conversations begun in an hour, for each weekday, then for REST and WORK.

        An hour of a weekday leans on the same hour of its kind of day, that on the hour of all days,
        and that on the mean hour, the more the less was heard of it (gamma priors, in weeks).
        """
        kinds = (tuple(day for day in range(WEEK) if day not in self.days_off), self.days_off)
        everyday = self._blend(range(WEEK), [self._mean] * HOURS, 1.0)
        by_kind = [self._blend(kind, everyday, LIKE_A_MEAN_DAY) for kind in kinds]
        rows = [self._blend((day,), by_kind[day in self.days_off], LIKE_ITS_KIND) for day in range(WEEK)]
        seen, expected = self.holidays
        factor = (HOLIDAY_PRIOR + seen) / (HOLIDAY_PRIOR + expected)
        rest = rows[self.days_off[-1]] if self.days_off else by_kind[0]
        return (*rows, tuple(rate * factor for rate in rest), by_kind[0])

    @cached_property
    def totals(self) -> tuple[float, ...]:
        """Of whole days, in the same order."""
        return tuple(sum(row) for row in self.rates)

    @property
    def _mean(self) -> float:
        return (sum(self.begun) + PRIOR) / (HOURS * (sum(self.heard) + 1.0))

    def _blend(
        self, days: range | tuple[int, ...], prior: tuple[float, ...] | list[float], weight: float
    ) -> tuple[float, ...]:
        """The hours of some weekdays together, leaning on `prior` as on `weight` more days."""
        heard = sum(self.heard[day] for day in days) + weight
        counts = (sum(self.begun[day * HOURS + hour] for day in days) for hour in range(HOURS))
        return tuple((count + weight * prior[hour]) / heard for hour, count in enumerate(counts))
