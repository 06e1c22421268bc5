"""How many members wrote in the last seven days, beside the seven before."""

from collections.abc import Iterable

from msgspec import Struct

from warmfield.community.ids import MemberId
from warmfield.community.pulse import WEEK, PulseRecord, UsualRecord
from warmfield.community.roster import RosterRecord
from warmfield.rhythm.wish import Scope


class Spoken(Struct, frozen=True):
    """Of several groups together. `before` is None where a group's weeks aren't known yet."""

    now: int
    before: int | None
    members: int


def spoken(scopes: Iterable[Scope]) -> Spoken:
    """Who writes in two groups counts in each: so the week before was counted."""
    now, before, members, known = 0, 0, 0, True
    for scope in scopes:
        usual = scope.view.get(UsualRecord, scope.group)
        roster = scope.view.get(RosterRecord, scope.group)
        now += len(_this_week(scope, usual))
        then = -1 if usual is None else _of_day(usual, scope.today.toordinal() - WEEK)
        before, known = before + max(then, 0), known and then >= 0
        members += 0 if roster is None else len(roster.members)
    return Spoken(now, before if known else None, members)


def _this_week(scope: Scope, usual: UsualRecord | None) -> set[MemberId]:
    since = scope.today.toordinal() - WEEK
    found = set() if usual is None else {who for who, last in usual.around.items() if last > since}
    pulse = scope.view.get(PulseRecord, scope.group)
    return found | set(pulse.people) if pulse is not None and pulse.day > since else found


def _of_day(usual: UsualRecord, day: int) -> int:
    return next((one.week for one in reversed(usual.days) if one.day == day), -1)
