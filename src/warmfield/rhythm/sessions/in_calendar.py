"""A session of the calendar is called off or changed; who heard of it, or counts on it, hears of that."""

from datetime import date, datetime

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.ids import PersonId
from warmfield.community.session_records import Planned, Voice
from warmfield.community.staff_commands import ActivityCancelled, ActivityChanged, ActivityMoved
from warmfield.rhythm.activities.activity_commands import commanded
from warmfield.rhythm.activities.calendar_kept import keep
from warmfield.rhythm.activities.occurrences import occurrence


def call_off(moment: Moment, planned: Planned, by: PersonId | None) -> None:
    series, day = _named(planned)
    commanded(moment, ActivityCancelled(at=moment.now, activity=series, day=day, by=by))


def move(moment: Moment, planned: Planned, starts: datetime, by: PersonId | None) -> None:
    series, day = _named(planned)
    commanded(moment, ActivityMoved(at=moment.now, activity=series, day=day, to=starts, by=by))


def change(moment: Moment, planned: Planned, topic: str, ends: datetime | None, by: PersonId | None) -> None:
    """Of what is given; `planned` has its new start already."""
    series, day = _named(planned)
    lasts = None if ends is None else ends - planned.starts
    commanded(
        moment,
        ActivityChanged(at=moment.now, activity=series, day=day, title=topic or None, lasts=lasts, by=by),
    )


def give_floor(moment: Moment, planned: Planned, speakers: tuple[Voice, ...]) -> None:
    one = occurrence(moment.rulebook, moment.draft, planned.occurrence)
    if one is not None:
        keep(moment, one, replace(one.record, speakers=speakers, changed_at=moment.now))


def _named(planned: Planned) -> tuple[str, date]:
    series, _, day = planned.occurrence.partition("/")
    return series, date.fromisoformat(day)
