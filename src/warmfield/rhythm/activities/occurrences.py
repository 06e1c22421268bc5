"""One day of a series, as it really is: moved, cancelled, with its place and those who come."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from msgspec import Struct

from warmfield.community.calendar_records import CalendarRecord, Facts, OccurrenceRecord
from warmfield.community.draft import Draft, View
from warmfield.community.ids import GroupId
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.activities.series import Series, fixtures, fixtures_here, series, text_of
from warmfield.rhythm.local_time import DAY, at, day_of, zone_of

AHEAD = timedelta(days=8)
"""What comes again can be signed up for so long before: until then the one before it is meant."""
MONTH, FAR = timedelta(days=32), timedelta(days=366)
SOON = timedelta(hours=1)
A_MOMENT = timedelta(minutes=15)


LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Occurrence(Struct, frozen=True, kw_only=True):
    """`day` is the one it was planned for, and names it; `starts` is when it really begins."""

    series: Series
    day: date
    starts: datetime
    cancelled: bool = False
    record: OccurrenceRecord

    @property
    def key(self) -> str:
        return self.record.id

    @property
    def ends(self) -> datetime:
        return self.starts + (self.record.lasts or self.series.lasts)

    @property
    def capacity(self) -> int:
        return self.series.capacity if self.record.capacity is None else self.record.capacity

    @property
    def why(self) -> str:
        return self.record.why or self.series.why

    def title(self, language: str) -> str:
        return self.record.title or text_of(self.series.titles, language)

    def place(self, language: str) -> str:
        return self.record.place or text_of(self.series.places, language)

    def facts(self, language: str) -> Facts:
        return Facts(self.title(language), self.place(language), self.starts, self.cancelled)

    @property
    def free(self) -> int:
        """Places left; below none where the capacity was lowered since."""
        return self.capacity - sum(one.people for one in self.record.sign_ups if not one.waiting)


def key_of(one: Series, day: date) -> str:
    return f"{one.id}/{day}"


def on_day(rulebook: Rulebook, view: View | Draft, one: Series, day: date) -> Occurrence:
    """A day of a series, whatever became of it. A day that the series has lost is cancelled."""
    key = key_of(one, day)
    record = view.get(OccurrenceRecord, key) or OccurrenceRecord(id=key)
    starts = record.moved_to or at(day, one.clock, zone_of(rulebook))
    over = one.ended_at is not None and starts >= one.ended_at
    cancelled = record.cancelled or over or not one.falls_on(day)
    return Occurrence(series=one, day=day, starts=starts, cancelled=cancelled, record=record)


def occurrence(rulebook: Rulebook, view: View | Draft, key: str) -> Occurrence | None:
    """Find one by its key. One whose series left the plan is cancelled, and known by what was said of it."""
    named, _, day = key.partition("/")
    one = series(rulebook, view, named) or _lost(rulebook, view.get(OccurrenceRecord, key))
    return None if one is None else on_day(rulebook, view, one, date.fromisoformat(day))


def _lost(rulebook: Rulebook, record: OccurrenceRecord | None) -> Series | None:
    if record is None or record.known is None:
        return None
    local = record.known.starts.astimezone(zone_of(rulebook))
    told = (*(each.group for each in record.said), *(each.group for each in record.sign_ups))
    return Series(
        id=record.id.partition("/")[0],
        sort="activity",
        titles=(("", record.known.title),),
        places=(("", record.known.place),),
        first=local.replace(tzinfo=None),
        clock=local.time(),
        lasts=timedelta(0),
        groups=tuple(dict.fromkeys(group for group in told if group in rulebook.plan.groups)),
        owner=None,
        capacity=0,
        leads=(),
        ended_at=LONG_AGO,
        where="rhythm.fixtures",
    )


def all_series(rulebook: Rulebook, view: View | Draft, group: GroupId | None = None) -> Iterator[Series]:
    """Of the plan and of the staff; in one group, or all."""
    yield from fixtures(rulebook).values() if group is None else fixtures_here(rulebook, group)
    calendar = view.get(CalendarRecord, "") or CalendarRecord()
    for listed in calendar.activities:
        one = series(rulebook, view, listed.id)
        if one is not None and (group is None or group in one.groups):
            yield one


def around(
    rulebook: Rulebook, view: View | Draft, one: Series, now: datetime, until: timedelta
) -> Iterator[Occurrence]:
    """What of a series is planned from a month ago on, in the order of its plan, as it really is."""
    today = day_of(now, zone_of(rulebook))
    first, last = today - MONTH, today + until
    for year in range(first.year, last.year + 1):
        for day in one.days(year):
            if first <= day <= last:
                yield on_day(rulebook, view, one, day)


def coming(rulebook: Rulebook, view: View | Draft, one: Series, now: datetime) -> list[Occurrence]:
    """What takes place and hasn't ended, the next first; of what comes again only what is near."""
    found = around(rulebook, view, one, now, AHEAD if one.rule else FAR)
    return sorted(
        (each for each in found if each.ends > now and not each.cancelled), key=lambda each: each.starts
    )


def next_of(rulebook: Rulebook, view: View | Draft, one: Series, now: datetime) -> Occurrence | None:
    """The next that staff may mean: one that is cancelled too, it may be put right again."""
    found = [each for each in around(rulebook, view, one, now, FAR) if each.ends > now]
    return min(found, key=lambda each: (each.cancelled, each.starts), default=None)


def last_of(rulebook: Rulebook, view: View | Draft, one: Series, now: datetime) -> Occurrence | None:
    """The last that took place or is about to."""
    found = around(rulebook, view, one, now, DAY)
    begun = [each for each in found if each.starts <= now + SOON and not each.cancelled]
    return max(begun, key=lambda each: each.starts, default=None)


def just_announced(one: Occurrence, group: GroupId, rulebook: Rulebook, now: datetime) -> bool:
    """The group heard it, as it still is, a moment ago."""
    facts = one.facts(rulebook.language_of(group))
    heard = (each for each in one.record.said if each.group == group and each.announced)
    return any(each.facts == facts and now - each.at < A_MOMENT for each in heard)


def closes(rulebook: Rulebook, one: Occurrence) -> datetime:
    return one.starts - rulebook.plan.rhythm.activities.sign_up_closes


def to_sign_up_for(rulebook: Rulebook, view: View | Draft, group: GroupId, now: datetime) -> list[Occurrence]:
    """The next of every activity here whose sign-up is open, soonest first."""
    found: list[Occurrence] = []
    for one in all_series(rulebook, view, group):
        if one.signed_up_for:
            still = (each for each in coming(rulebook, view, one, now) if closes(rulebook, each) > now)
            found += islice(still, 1)
    return sorted(found, key=lambda each: each.starts)
