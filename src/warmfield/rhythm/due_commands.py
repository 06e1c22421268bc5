"""Staff on one thing that falls due: not this time, in other words, at once."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.rhythm_commands import (
    DueAtOnce,
    DueRestored,
    DueReworded,
    DueSkipped,
    Paused,
    Resumed,
    RhythmCommand,
)
from warmfield.community.rhythm_records import ByStaff
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.gate import barred_now
from warmfield.rhythm.pausing import paused, resumed
from warmfield.rhythm.tick import carry_out
from warmfield.rhythm.waking import wake
from warmfield.rhythm.wish import Item, Scope, scope_of

LONGEST_TEXT = 2000


def rhythm_commanded(moment: Moment, command: RhythmCommand) -> None:
    match command:
        case Paused():
            paused(moment, command)
        case Resumed():
            resumed(moment, command)
        case _:
            _due_commanded(moment, command)


def _due_commanded(moment: Moment, command: DueSkipped | DueRestored | DueReworded | DueAtOnce) -> None:
    """What isn't in the agenda of that day, or is done already, is left as it is."""
    if command.group not in moment.rulebook.plan.groups:
        return
    scope = scope_of(moment, command.group)
    day = command.day or scope.today
    item = found(scope, day, command.key)
    if item is None or item.held == "done":
        return
    match command:
        case DueSkipped():
            _skip(moment, scope, day, command)
        case DueRestored():
            record, number = scope.rhythm, day.toordinal()
            moment.draft.put(replace(record, skipped=_others(record.skipped, command.key, number, scope)))
        case DueReworded():
            _reword(moment, scope, day, command)
        case DueAtOnce():
            if day == scope.today and not barred_now(scope, item.wish):
                carry_out(moment, replace(item, at=moment.now, held=""))
    wake(moment, command.group)


def found(scope: Scope, day: date, key: str) -> Item | None:
    return next((item for item in day_plan(scope, day) if item.wish.key == key), None)


def _skip(moment: Moment, scope: Scope, day: date, command: DueSkipped) -> None:
    record, number = scope.rhythm, day.toordinal()
    here = ByStaff(command.key, number, command.by, command.text[:LONGEST_TEXT])
    kept = _others(record.skipped, command.key, number, scope)
    moment.draft.put(replace(record, skipped=(*kept, here)))


def _reword(moment: Moment, scope: Scope, day: date, command: DueReworded) -> None:
    record, number = scope.rhythm, day.toordinal()
    text = command.text.strip()[:LONGEST_TEXT]
    here = (ByStaff(command.key, number, command.by, text),) if text else ()
    kept = _others(record.reworded, command.key, number, scope)
    moment.draft.put(replace(record, reworded=(*kept, *here)))


def _others(known: Iterable[ByStaff], key: str, day: int, scope: Scope) -> tuple[ByStaff, ...]:
    """All but this one and those of days that are over."""
    today = scope.today.toordinal()
    return tuple(one for one in known if one.day >= today and (one.key, one.day) != (key, day))
