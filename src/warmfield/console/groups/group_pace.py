"""Where a group stands, for pages that show several: its gauge, its word, its line."""

from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from warmfield.acts.on_duty import on_duty
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.pulse import PulseRecord, UsualRecord
from warmfield.community.roster import RosterRecord
from warmfield.console.groups.gauge_look import COLOURS, Spark, State, spark_of, state_of
from warmfield.console.visit import Visit
from warmfield.rhythm.last_days import gone, last_days, stands, today_so_far
from warmfield.rhythm.pulse.gauged import Gauge
from warmfield.rhythm.wish import Scope

WEEK = 7
DUTY_ROLES = ("manager", "starter", "support", "helper", "host")
WORST_FIRST = ("drowned", "silent", "busy", "quiet", "healthy", "")


class GroupStands(Struct, frozen=True, kw_only=True):
    """`gauge` is the day the group is judged by: today, or early in the day the last one."""

    group: GroupId
    gauge: Gauge | None
    today: Gauge | None
    over: tuple[Gauge, ...]
    """The days that are over, oldest first."""
    gone: float
    """The share of today that is over, by the group's own hours."""
    members: int
    spoke: int
    """Members who wrote within the week."""
    last: datetime | None
    """When a member wrote last."""

    @property
    def drawn(self) -> tuple[Gauge, ...]:
        """All days. Of today so much is asked as of the part of it that is over."""
        if self.today is None:
            return self.over
        return (*self.over, replace(self.today, low=round(self.today.low * self.gone, 1)))

    @property
    def colour(self) -> str:
        return "" if self.gauge is None else COLOURS[self.gauge.says]

    @property
    def how_bad(self) -> tuple[int, float]:
        """Sorts the worst first: by the word, then by how far the day lies outside its band."""
        if self.gauge is None:
            return WORST_FIRST.index(""), 0.0
        messages, low, high = self.gauge.messages, self.gauge.low, self.gauge.high
        away = max(messages / high if high else 0.0, low / (messages + 1.0))
        return WORST_FIRST.index(self.gauge.says), -away


class Pace(Struct, frozen=True, kw_only=True):
    """The same in the reader's words."""

    stands: GroupStands
    state: State
    spark: Spark | None


def scope_at(visit: Visit, group: GroupId) -> Scope:
    return Scope(rulebook=visit.rulebook, view=visit.view, group=group, now=visit.now)


def stands_of(visit: Visit, group: GroupId, days: int = WEEK) -> GroupStands:
    """As of the last minute, so that a page may ask for a hundred groups."""
    key = ("stands", visit.rulebook.version, group, days)
    return visit.ports.minute.of(key, visit.now, lambda: _stands(scope_at(visit, group), days))


def pace_of(visit: Visit, group: GroupId, days: int = WEEK) -> Pace:
    """As of the last minute."""
    return _pace(visit, stands_of(visit, group, days))


def pace_now(visit: Visit, group: GroupId, days: int) -> Pace:
    """As of this moment, for a page about one group."""
    return _pace(visit, _stands(scope_at(visit, group), days))


def _pace(visit: Visit, known: GroupStands) -> Pace:
    shown = (
        known.over if known.today is None or known.gauge is not known.today else (*known.over, known.today)
    )
    return Pace(stands=known, state=state_of(known.gauge, visit.words), spark=spark_of(shown, visit.words))


def duty_here(visit: Visit, group: GroupId) -> tuple[PersonId, ...]:
    return on_duty(visit.view, visit.rulebook, group, DUTY_ROLES, visit.now)


def _stands(scope: Scope, days: int) -> GroupStands:
    today, over = today_so_far(scope), tuple(last_days(scope, days))
    share = 1.0 if today is None else gone(scope, scope.today)
    gauge = stands(today, over, share)
    roster, pulse = scope.view.get(RosterRecord, scope.group), scope.view.get(PulseRecord, scope.group)
    return GroupStands(
        group=scope.group,
        gauge=gauge,
        today=today,
        over=over,
        gone=share,
        members=0 if roster is None else len(roster.members),
        spoke=_spoke(scope, pulse),
        last=datetime.fromtimestamp(pulse.member_at, UTC) if pulse is not None and pulse.member_at else None,
    )


def _spoke(scope: Scope, pulse: PulseRecord | None) -> int:
    usual, since = scope.view.get(UsualRecord, scope.group), scope.today.toordinal() - WEEK
    around = () if usual is None else (who for who, day in usual.around.items() if day > since)
    today = pulse.people if pulse is not None and pulse.day > since else {}
    return len({*around, *today})
