"""A person's own duty ahead, and when they said they can't."""

from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from warmfield.community.ids import PersonId
from warmfield.community.rota import Away, Beat, DutyRecord, HandOverNote
from warmfield.console.visit import Visit
from warmfield.rhythm.duty.duty_words import Hours
from warmfield.rhythm.duty.weeks_ahead import stints

AHEAD = timedelta(weeks=3)


class Mine(Struct, frozen=True):
    beat: Beat
    hours: Hours


def duty_of(visit: Visit, person: PersonId, ahead: timedelta = AHEAD) -> list[Mine]:
    """What is ahead or on, in the order of time; the same duty at the same hours in several groups is one."""
    mine: dict[tuple[object, ...], Mine] = {}
    for beat, one in stints(visit.view, visit.rulebook, visit.now, visit.now + ahead):
        if one.person == person:
            key = beat.roles, beat.team, one.start, one.end
            groups = (*mine[key].beat.groups, *beat.groups) if key in mine else beat.groups
            mine[key] = Mine(replace(beat, groups=groups), (one.start, one.end))
    return sorted(mine.values(), key=lambda one: one.hours)


def record(visit: Visit) -> DutyRecord:
    return visit.view.get(DutyRecord, "") or DutyRecord()


def away_ahead(visit: Visit) -> list[Away]:
    now = visit.now.timestamp()
    here = (one for one in record(visit).away if one.end > now and one.person in visit.rulebook.plan.people)
    return sorted(here, key=lambda one: one.start)


def notes_here(visit: Visit) -> list[HandOverNote]:
    """Those of duty in the reader's groups, the newest first."""
    notes = record(visit).notes
    return [one for one in reversed(notes) if not set(visit.groups).isdisjoint(one.beat.groups)]
