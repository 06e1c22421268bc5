"""What comes again or once: a fixture of the plan or an activity of the staff, seen alike."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zlib import crc32

from msgspec import Struct

from warmfield.community.calendar_records import ActivityRecord
from warmfield.community.draft import Draft, View
from warmfield.community.ids import GroupId, PersonId
from warmfield.plan.basics import DAYS, Lead
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.rhythm_parts import Fixture
from warmfield.rhythm.activities.recurrence import days_of_year
from warmfield.rhythm.local_time import zone_of

Texts = tuple[tuple[str, str], ...]
"""By language; the language is empty where a text is the same in all."""
_DIGITS = "0123456789abcdefghijkmnopqrstuvwxyz"


class Series(Struct, frozen=True, kw_only=True):
    """`first`: its start on the community's clocks; None: it has always been (a fixture)."""

    id: str
    sort: str
    """`activity`, or another sort of fixture."""
    titles: Texts
    places: Texts = ()
    first: datetime | None = None
    clock: time
    rule: str = ""
    lasts: timedelta
    groups: tuple[GroupId, ...]
    owner: PersonId | None
    capacity: int
    leads: tuple[Lead, ...]
    planned_at: datetime | None = None
    ended_at: datetime | None = None
    why: str = ""
    where: str
    """The key of the plan file it comes from, or its id."""
    sequence: int = 0

    def days(self, year: int) -> tuple[date, ...]:
        first = self.first or datetime.combine(date(year, 1, 1), self.clock)
        return days_of_year(self.rule, first, year)

    def falls_on(self, day: date) -> bool:
        return day in self.days(day.year)

    @property
    def signed_up_for(self) -> bool:
        return self.sort == "activity"


def text_of(texts: Texts, language: str) -> str:
    known = dict(texts)
    return known.get(language) or next(iter(known.values()), "")


@lru_cache(maxsize=16)
def fixtures(rulebook: Rulebook) -> Mapping[str, Series]:
    """The plan's fixtures by id. An id follows from the name in the plan's language, so that it stays."""
    found: dict[str, Series] = {}
    for fixture in (one for one in rulebook.plan.rhythm.fixtures if one.days):
        name = fixture.name.get(rulebook.language) or next(iter(fixture.name.values()), "")
        number = crc32(name.encode())
        while (key := _short(number)) in found:
            number += 1
        found[key] = _from_plan(rulebook, fixture, key)
    return found


@lru_cache(maxsize=4096)
def fixtures_here(rulebook: Rulebook, group: GroupId) -> tuple[Series, ...]:
    return tuple(one for one in fixtures(rulebook).values() if group in one.groups)


def _short(number: int) -> str:
    """`f` and three signs that nobody mixes up: typed on a phone."""
    size = len(_DIGITS)
    return "f" + "".join(_DIGITS[number // size**place % size] for place in range(3))


def _from_plan(rulebook: Rulebook, fixture: Fixture, key: str) -> Series:
    plan = rulebook.plan
    days = ",".join(day[:2].upper() for day in DAYS if day in fixture.days)
    groups = (
        group
        for group, one in plan.groups.items()
        if (not fixture.groups or group in fixture.groups)
        and (not fixture.themes or one.theme in fixture.themes)
    )
    return Series(
        id=key,
        sort=fixture.sort,
        titles=tuple(fixture.name.items()),
        places=tuple(fixture.place.items()),
        clock=fixture.at,
        rule=f"FREQ=WEEKLY;BYDAY={days}",
        lasts=fixture.lasts,
        groups=tuple(groups),
        owner=fixture.owner,
        capacity=plan.rhythm.activities.capacity,
        leads=plan.rhythm.announcements.leads if fixture.leads is None else fixture.leads,
        where="rhythm.fixtures",
    )


@lru_cache(maxsize=1024)
def series_from(rulebook: Rulebook, record: ActivityRecord) -> Series:
    """An activity of the staff, on the community's clocks."""
    local = record.starts.astimezone(zone_of(rulebook))
    rhythm = rulebook.plan.rhythm
    return Series(
        id=record.id,
        sort="activity",
        titles=(("", record.title),),
        places=(("", record.place),) if record.place else (),
        first=local.replace(tzinfo=None),
        clock=local.time(),
        rule=record.rule,
        lasts=record.lasts,
        groups=record.groups,
        owner=record.owner,
        capacity=rhythm.activities.capacity if record.capacity is None else record.capacity,
        leads=rhythm.announcements.leads,
        planned_at=record.planned_at,
        ended_at=record.ended_at,
        why=record.why,
        where=record.id,
        sequence=record.sequence,
    )


def series(rulebook: Rulebook, view: View | Draft, named: str) -> Series | None:
    """Find one by its id."""
    fixture = fixtures(rulebook).get(named)
    if fixture is not None:
        return fixture
    record = view.get(ActivityRecord, named)
    return None if record is None else series_from(rulebook, record)
