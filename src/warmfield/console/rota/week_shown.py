"""A week of the rota as a table: a row a duty, a cell a day, in it who is on duty when."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from msgspec import Struct

from warmfield.acts.on_duty import rota_of
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rota import Beat, RotaRecord
from warmfield.console.rota.asked_week import AskedWeek
from warmfield.console.visit import Visit
from warmfield.rhythm.local_time import day_of, whole_day


class Place(Struct, frozen=True, kw_only=True):
    """`person` is NOBODY where there is a gap. `first` and `minutes`: where it stands in its day."""

    person: PersonId
    start: datetime
    end: datetime
    first: int
    minutes: int


class DutyRow(Struct, frozen=True, kw_only=True):
    """`groups` are those of the reader."""

    beat: Beat
    groups: tuple[GroupId, ...]
    days: list[list[Place]]


def week_shown(visit: Visit, asked: AskedWeek) -> list[DutyRow] | None:
    """None where the week's rota isn't made, or isn't kept any more."""
    rota = rota_of(visit.view, asked.monday)
    return None if rota is None else list(_rows(visit, asked, rota))


def _rows(visit: Visit, asked: AskedWeek, rota: RotaRecord) -> Iterator[DutyRow]:
    wanted = {asked.group} if asked.group else set(visit.groups)
    for number, beat in enumerate(rota.beats):
        groups = tuple(one for one in beat.groups if one in wanted)
        days = [list(_places(visit, rota, number, day)) for day in asked.days]
        if groups and any(days):
            yield DutyRow(beat=beat, groups=groups, days=days)


def _places(visit: Visit, rota: RotaRecord, number: int, day: date) -> Iterator[Place]:
    """A stint stands in the day on which it begins."""
    midnight = int(whole_day(day, visit.clocks).start.timestamp())
    for one in rota.stints:
        start = datetime.fromtimestamp(one.start, UTC)
        if one.beat == number and day_of(start, visit.clocks) == day:
            yield Place(
                person=one.person,
                start=start,
                end=datetime.fromtimestamp(one.end, UTC),
                first=(one.start - midnight) // 60,
                minutes=(one.end - one.start) // 60,
            )
