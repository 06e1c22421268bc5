"""What staff do with activities: plan, change, move, cancel, announce, check in, close."""

from datetime import datetime, timedelta
from typing import assert_never

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.calendar_records import ActivityRecord, OccurrenceRecord
from warmfield.community.draft import Draft, View
from warmfield.community.ids import GroupId
from warmfield.community.staff_commands import (
    ActivityAnnounced,
    ActivityCancelled,
    ActivityChanged,
    ActivityClosed,
    ActivityCommand,
    ActivityMoved,
    ActivityPlanned,
    CheckedIn,
    OfActivity,
)
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.activities.activity_faults import Unclear
from warmfield.rhythm.activities.calendar_kept import keep, keep_activity, keep_said, made_anew
from warmfield.rhythm.activities.checking_in import mark_away, mark_here
from warmfield.rhythm.activities.occurrences import Occurrence, all_series, last_of, next_of, on_day
from warmfield.rhythm.activities.recurrence import ever_falls, rule_of
from warmfield.rhythm.activities.seats import moved_up
from warmfield.rhythm.activities.series import Series
from warmfield.rhythm.activities.signing import wake_those
from warmfield.rhythm.gate import asleep
from warmfield.rhythm.local_time import zone_of
from warmfield.rhythm.wish import scope_of

FURTHEST = timedelta(days=3653)
"""A start this far away is a slip of the pen."""


def commanded(moment: Moment, command: ActivityCommand) -> None:
    """From the console, a log or the private talk. What concerns nothing known changes nothing."""
    if isinstance(command, ActivityPlanned):
        plan_activity(moment, command)
        return
    one = meant(moment.rulebook, moment.draft, command, moment.now)
    if one is None:
        return
    match command:
        case ActivityChanged():
            _change(moment, one, command)
        case ActivityMoved():
            _move(moment, one, command)
        case ActivityCancelled():
            _cancel(moment, one, command)
        case ActivityAnnounced():
            _settle(moment, one, replace(one.record, announced_at=moment.now))
        case CheckedIn():
            _check_in(moment, one, command)
        case ActivityClosed():
            _settle(moment, one, replace(one.record, outcome=command.text, closed_at=moment.now))
        case _:
            assert_never(command)


def meant(rulebook: Rulebook, view: View | Draft, command: OfActivity, now: datetime) -> Occurrence | None:
    """Which occurrence a command is about: that of its day, else the next, else the last there was."""
    one = named(rulebook, view, command.activity)
    if one is None:
        return None
    if command.day is not None:
        return on_day(rulebook, view, one, command.day) if one.falls_on(command.day) else None
    backwards = isinstance(command, ActivityClosed | CheckedIn)
    before = last_of(rulebook, view, one, now) if backwards else None
    return before or next_of(rulebook, view, one, now)


def named(rulebook: Rulebook, view: View | Draft, said: str) -> Series | None:
    """A series by its id, or by its title in any language; the newest of several of one title."""
    folded = said.strip().casefold()
    every = list(all_series(rulebook, view))
    by_id = next((one for one in every if one.id == folded), None)
    titled = (one for one in reversed(every) if folded in {text.casefold() for _, text in one.titles})
    return by_id or next(titled, None)


def plan_activity(moment: Moment, command: ActivityPlanned) -> Series | None:
    """None where its rule is none, or nothing of it is ahead."""
    clocks = zone_of(moment.rulebook)
    if abs(command.starts - moment.now) > FURTHEST:
        return None
    first = command.starts.astimezone(clocks).replace(tzinfo=None)
    try:
        rule = rule_of(command.rule, clocks) if command.rule else ""
    except Unclear:
        return None
    if not ever_falls(rule, first):
        return None
    groups = tuple(one for one in command.groups if one in moment.rulebook.plan.groups)
    record = ActivityRecord(
        id=made_anew(moment),
        title=command.title,
        place=command.place,
        starts=command.starts,
        lasts=command.lasts,
        rule=rule,
        groups=groups or tuple(moment.rulebook.plan.groups),
        owner=command.owner or command.by,
        capacity=command.capacity,
        planned_at=moment.now,
    )
    one = keep_activity(moment, record)
    wake_those(moment, one.groups)
    return one


def _settle(moment: Moment, one: Occurrence, record: OccurrenceRecord) -> None:
    keep(moment, one, record)
    wake_those(moment, one.series.groups)


def _change(moment: Moment, one: Occurrence, command: ActivityChanged) -> None:
    record = one.record
    capacity = one.capacity if command.capacity is None else command.capacity
    _settle(
        moment,
        one,
        replace(
            record,
            title=record.title if command.title is None else command.title,
            place=record.place if command.place is None else command.place,
            lasts=command.lasts or record.lasts,
            capacity=record.capacity if command.capacity is None else command.capacity,
            sign_ups=moved_up(record.sign_ups, capacity),
            changed_at=moment.now,
            sequence=record.sequence + 1,
        ),
    )


def _move(moment: Moment, one: Occurrence, command: ActivityMoved) -> None:
    """A cancelled one takes place after all."""
    if command.to <= moment.now:
        return
    record = replace(
        one.record,
        moved_to=command.to,
        cancelled=False,
        why="",
        changed_at=moment.now,
        sequence=one.record.sequence + 1,
    )
    _settle(moment, one, record)


def _cancel(moment: Moment, one: Occurrence, command: ActivityCancelled) -> None:
    if one.ends <= moment.now:
        return
    record = moment.draft.get(ActivityRecord, one.series.id)
    if command.whole and record is not None:
        ended = replace(record, ended_at=one.starts, why=command.text, sequence=record.sequence + 1)
        wake_those(moment, keep_activity(moment, ended).groups)
        return
    if one.series.planned_at is None:
        one = _counted_on(moment, one)
    cancelled = replace(
        one.record,
        cancelled=True,
        why=command.text,
        changed_at=moment.now,
        sequence=one.record.sequence + 1,
    )
    _settle(moment, one, cancelled)


def _counted_on(moment: Moment, one: Occurrence) -> Occurrence:
    """What comes every week was said without a word: who counts on it hears of it, where anybody writes."""
    said = {each.group for each in one.record.said}
    for group in one.series.groups:
        if group not in said and not asleep(scope_of(moment, group)):
            keep_said(moment, one, group, announced=False)
            one = on_day(moment.rulebook, moment.draft, one.series, one.day)
    return one


def _check_in(moment: Moment, one: Occurrence, command: CheckedIn) -> None:
    if command.who is None:
        more = max(0, command.guests) if command.came else -max(0, command.guests)
        _settle(moment, one, replace(one.record, guests=max(0, one.record.guests + more)))
        return
    if not command.came:
        mark_away(moment, one, command.who)
        return
    group: GroupId = moment.home(command.who, one.series.groups[0])
    name = moment.nickname(group, command.who) or command.who
    mark_here(moment, one, command.who, name, group)
    wake_those(moment, one.series.groups)
