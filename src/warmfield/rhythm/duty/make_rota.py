"""The rota of one week, from the plan, the weeks before and what people have agreed on."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from msgspec import structs

from warmfield.acts.on_duty import rota_of
from warmfield.community.draft import Draft, View
from warmfield.community.ids import PersonId
from warmfield.community.rota import NOBODY, DutyRecord, RotaRecord, Stint, rota_key
from warmfield.plan.duty_hours import Hours
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.duty.blocks import HOUR
from warmfield.rhythm.duty.duty_lines import DutyLine, duty_lines
from warmfield.rhythm.duty.duty_week import DutyWeek
from warmfield.rhythm.duty.fair import all_chosen
from warmfield.rhythm.duty.one_role import one_role_each
from warmfield.rhythm.duty.stretches import Known, Stretch, stretches
from warmfield.rhythm.local_time import zone_of

WEEK = timedelta(weeks=1)
LOADS_OF = 8
"""Weeks whose hours count for what is fair."""


def made_rota(view: View | Draft, rulebook: Rulebook, monday: date, since: datetime) -> RotaRecord:
    """Make a week's rota from `since` on. Who is on it already stays, as far as they may and can."""
    plan = rulebook.plan
    record = view.get(DutyRecord, "") or DutyRecord()
    week = DutyWeek(plan, monday, zone_of(rulebook), record.away)
    lines = duty_lines(plan)
    beats = [one.beat for one in lines]
    same = rota_of(view, monday)
    past = _past(view, rulebook, monday)
    known = Known(same=same, before=rota_of(view, monday - WEEK), since=_minute(since), past=past)
    found = one_role_each(beats, list(stretches(lines, week, plan.duty.turn, known)))
    new = RotaRecord(
        id=rota_key(monday),
        monday=monday,
        beats=tuple(beats),
        stints=tuple(_stints(all_chosen(beats, found, past))),
        could=tuple(_could(lines, week)),
    )
    return new if same is None else with_past(same, new, known.since)


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60 * 60


def past_weeks(view: View | Draft, monday: date) -> Iterator[RotaRecord]:
    """The weeks whose hours count, oldest first."""
    for ago in range(LOADS_OF, 0, -1):
        found = rota_of(view, monday - ago * WEEK)
        if found is not None:
            yield found


def _past(view: View | Draft, rulebook: Rulebook, monday: date) -> dict[PersonId, tuple[float | None, ...]]:
    weeks = list(past_weeks(view, monday))
    hours = [hours_of([one]) for one in weeks]
    return {
        who: tuple(
            there.get(who, 0.0 if who in week.could else None)
            for week, there in zip(weeks, hours, strict=True)
        )
        for who in rulebook.plan.people
    }


def _could(lines: Iterable[DutyLine], week: DutyWeek) -> Iterator[PersonId]:
    """Who is free for a stretch of what they may take, in the order in which the plan first needs them."""
    wanted: dict[PersonId, set[Hours]] = {}
    for line in lines:
        for who in (*line.own, *line.others):
            wanted.setdefault(who, set()).update(line.hours)
    for who, hours in wanted.items():
        free = week.free(who)
        moments = [(week.moment(start), week.moment(end)) for start, end in sorted(hours)]
        if any(start < last and first < end for start, end in moments for first, last in free):
            yield who


def hours_of(weeks: Iterable[RotaRecord]) -> dict[PersonId, float]:
    """Hours on duty a person; an hour in half of a line's groups counts half."""
    hours: dict[PersonId, float] = {}
    for week in weeks:
        for one in week.stints:
            if one.person != NOBODY:
                counted = (one.end - one.start) / HOUR * week.beats[one.beat].share
                hours[one.person] = hours.get(one.person, 0.0) + counted
    return hours


def _stints(chosen: Iterable[Stretch]) -> list[Stint]:
    return in_order(
        Stint(one.beat, who, one.start, one.end, agreed=who in one.agreed)
        for one in chosen
        for who in (*one.kept, *[NOBODY] * one.missing)
    )


def in_order(stints: Iterable[Stint]) -> list[Stint]:
    """Join what one person does without a break, and sort by time."""
    whole: dict[tuple[int, PersonId], list[Stint]] = {}
    for one in sorted(stints, key=lambda one: (one.start, one.end)):
        theirs = whole.setdefault((one.beat, one.person), [])
        last = next((before for before in theirs if before.end == one.start), None)
        if last is None:
            theirs.append(one)
        else:
            agreed = last.agreed or one.agreed
            theirs[theirs.index(last)] = structs.replace(last, end=one.end, agreed=agreed)
    flat = (one for theirs in whole.values() for one in theirs)
    return sorted(flat, key=lambda one: (one.start, one.beat, one.person, one.end))


def with_past(old: RotaRecord, new: RotaRecord, since: int) -> RotaRecord:
    """What is past of a week stays as it was, on its own beats where the plan has them no more."""
    beats = list(new.beats)
    past: list[Stint] = []
    for one in old.stints:
        if one.start < since:
            beat = old.beats[one.beat]
            if beat not in beats:
                beats.append(beat)
            past.append(structs.replace(one, beat=beats.index(beat), end=min(one.end, since)))
    return structs.replace(new, beats=tuple(beats), stints=tuple(in_order([*past, *new.stints])))
