"""A group's calendar as calendars read it (RFC 5545): what is public in the plan, and nobody's name."""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from icalendar.prop import vRecur

from warmfield.community.calendar_records import CalendarRecord, OccurrenceRecord
from warmfield.community.draft import View
from warmfield.community.ids import GroupId
from warmfield.community.rhythm_records import RhythmRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.activities.occurrences import Occurrence, all_series, occurrence, on_day
from warmfield.rhythm.activities.recurrence import in_utc
from warmfield.rhythm.activities.series import Series
from warmfield.rhythm.local_time import day_of, zone_of
from warmfield.wording import words_in

REFRESH = timedelta(hours=1)


class Shown:
    """What a calendar is made of: the groups whose dates it shows, and when it is made."""

    def __init__(self, rulebook: Rulebook, view: View, groups: Iterable[GroupId], now: datetime) -> None:
        self.rulebook = rulebook
        self.view = view
        self.groups = tuple(groups)
        self.now = now
        self.clocks: ZoneInfo = zone_of(rulebook)
        self.language = rulebook.language_of(self.groups[0])

    @property
    def since(self) -> datetime:
        """When the clocks of these groups began: fixtures have been since then."""
        known = (self.view.get(RhythmRecord, group) for group in self.groups)
        return min((record.since for record in known if record is not None), default=self.now)


def calendar_of(shown: Shown, community: str) -> bytes:
    """`community` tells its dates from those of every other; see `uid_of`."""
    words = words_in(shown.language)
    made = Calendar()
    made.add("prodid", "-//warmfield//calendar//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    names = [shown.rulebook.group(group).name for group in shown.groups]
    made.add("x-wr-calname", words(", ").join(names))
    made.add("x-published-ttl", "PT1H")
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for one in _series(shown):
        for event in _events(shown, one, community):
            made.add_component(event)
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _series(shown: Shown) -> Iterator[Series]:
    every = all_series(shown.rulebook, shown.view)
    yield from (one for one in every if set(one.groups) & set(shown.groups))


def _events(shown: Shown, one: Series, community: str) -> Iterator[Event]:
    """The series as planned, then each of its days that is otherwise."""
    first = _first(shown, one)
    if first is None:
        return
    changed = [each for each in _changed(shown, one) if each.key != first.key or one.rule]
    whole = _event(shown, first if not one.rule else _as_planned(shown, first), community)
    if one.rule:
        whole.add("rrule", vRecur.from_ical(in_utc(_ended(shown, one), shown.clocks)))
        unheard = [each for each in changed if each.cancelled and not _heard(each)]
        for each in unheard:
            whole.add("exdate", _planned(shown, each))
        changed = [each for each in changed if each not in unheard]
    yield whole
    for each in changed:
        event = _event(shown, each, community)
        event.add("recurrence-id", _planned(shown, each))
        yield event


def _first(shown: Shown, one: Series) -> Occurrence | None:
    """The first of it: of a fixture, the first since the group's clock began."""
    start = day_of(shown.since, shown.clocks) if one.first is None else one.first.date()
    for year in range(start.year, start.year + 9):
        for day in one.days(year):
            if day >= start:
                return on_day(shown.rulebook, shown.view, one, day)
    return None


def _as_planned(shown: Shown, each: Occurrence) -> Occurrence:
    """The same day without what became of it."""
    return Occurrence(
        series=each.series,
        day=each.day,
        starts=_planned(shown, each),
        record=OccurrenceRecord(id=each.key),
    )


def _changed(shown: Shown, one: Series) -> Iterator[Occurrence]:
    calendar = shown.view.get(CalendarRecord, "") or CalendarRecord()
    for listed in calendar.occurrences:
        if listed.id.startswith(f"{one.id}/"):
            each = occurrence(shown.rulebook, shown.view, listed.id)
            ended = one.ended_at is not None and each is not None and _planned(shown, each) >= one.ended_at
            if each is not None and not ended and one.falls_on(each.day) and each.record.sequence:
                yield each


def _heard(each: Occurrence) -> bool:
    """Somebody knows of it, so that its end is shown instead of leaving it out."""
    return bool(each.record.said or each.record.sign_ups)


def _planned(shown: Shown, each: Occurrence) -> datetime:
    return datetime.combine(each.day, each.series.clock, shown.clocks)


def _ended(shown: Shown, one: Series) -> str:
    """The rule, up to where staff ended the series."""
    if one.ended_at is None:
        return one.rule
    kept = ";".join(part for part in one.rule.split(";") if not part.startswith(("UNTIL=", "COUNT=")))
    last = (one.ended_at - timedelta(seconds=1)).astimezone(shown.clocks)
    return f"{kept};UNTIL={last:%Y%m%dT%H%M%S}"


def _event(shown: Shown, each: Occurrence, community: str) -> Event:
    event = Event()
    event.add("uid", uid_of(each.series, community))
    event.add("dtstamp", shown.now)
    event.add("sequence", each.series.sequence + each.record.sequence)
    event.add("summary", each.title(shown.language))
    event.add("dtstart", each.starts.astimezone(shown.clocks))
    event.add("dtend", each.ends.astimezone(shown.clocks))
    event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
    place = each.place(shown.language)
    if place.startswith(("http://", "https://")):
        event.add("url", place)
    elif place:
        event.add("location", place)
    if each.cancelled and each.why:
        event.add("comment", each.why)
    return event


def uid_of(one: Series, community: str) -> str:
    return f"{one.id}@{community}.warmfield"


def community_of(secret: bytes) -> str:
    return hmac.new(secret, b"calendar", hashlib.sha256).hexdigest()[:12]


def feed_token(secret: bytes, group: GroupId) -> str:
    """128 bits that only who knows the home's secret can make."""
    return hmac.new(secret, f"calendar {group}".encode(), hashlib.sha256).hexdigest()[:32]
