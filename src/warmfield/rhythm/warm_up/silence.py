"""When the present silence will be too long, if nobody writes before: judged by the group's own rhythm."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct

from warmfield.community.pulse import PulseRecord, UsualRecord
from warmfield.community.warm_up_records import WarmUpRecord
from warmfield.plan.sections.rhythm_parts import WarmUp
from warmfield.rhythm.pulse.comfort import band_of, felt
from warmfield.rhythm.pulse.expectation import Expectation
from warmfield.rhythm.pulse.feel import BREATH
from warmfield.rhythm.warm_up.open_hours import open_for
from warmfield.rhythm.wish import Scope

STILL_DAYS = 2
"""So many silent or quiet days in a row, and the group doesn't wait so long."""
SOONER = 0.5
"""What is left of `quiet_times` then."""
AT_MOST_DOUBLED = 6
NEVER_HEARD = timedelta(days=2)
"""A group in which no member has written since its clock began is given so long: it may be lively elsewhere,
or not open yet."""


class Silence(Struct, frozen=True, kw_only=True):
    """The present one. `spoken`: whether a member ever wrote; `unanswered`: warm-ups that nobody answered."""

    since: datetime
    spoken: bool
    unanswered: int


def silence(scope: Scope) -> Silence:
    pulse = scope.view.get(PulseRecord, scope.group)
    spoke = 0.0 if pulse is None else pulse.member_at
    since = max(scope.rhythm.since, datetime.fromtimestamp(spoke, UTC)) if spoke else scope.rhythm.since
    record = scope.view.get(WarmUpRecord, scope.group)
    unanswered = 0 if record is None else sum(at > since.timestamp() for at in record.begun)
    return Silence(since=since, spoken=spoke > 0, unanswered=unanswered)


def too_long_at(scope: Scope, settings: WarmUp, before: datetime) -> datetime | None:
    """The moment at which the present silence will be too long; None where that isn't before `before`.

    A warm-up that nobody answered makes the next one wait twice as long, until a member writes.
    """
    quiet = silence(scope)
    longer = 2 ** min(quiet.unanswered, AT_MOST_DOUBLED)
    least = settings.at_least * longer
    if quiet.since + (least if quiet.spoken else NEVER_HEARD) >= before:
        return None
    moments = [open_for(scope, settings, quiet.since, least), _after_staff(scope)]
    if not quiet.spoken:
        moments.append(quiet.since + NEVER_HEARD)
    expected = expectation(scope)
    if expected is not None:
        count = settings.quiet_times * _patience(scope) * longer
        moments.append(expected.reached(quiet.since, count, before) or before)
    due = max(moments)
    return due if due < before else None


def _after_staff(scope: Scope) -> datetime:
    """Staff who talk among themselves are let finish."""
    pulse = scope.view.get(PulseRecord, scope.group)
    return datetime.fromtimestamp(0.0 if pulse is None else pulse.staff_at + BREATH, UTC)


def expectation(scope: Scope) -> Expectation | None:
    """What is usual here; None in a group's first two weeks."""
    usual = scope.view.get(UsualRecord, scope.group)
    if usual is None or not usual.known:
        return None
    country = scope.rulebook.plan.community.holidays
    return Expectation(usual=usual, clocks=scope.clocks, country=country)


def _patience(scope: Scope) -> float:
    """After two silent or quiet days, by the gauge, half as long a silence is enough (7.4)."""
    usual = scope.view.get(UsualRecord, scope.group)
    last = () if usual is None else usual.days[-STILL_DAYS:]
    band = band_of(scope.rulebook.plan, scope.group)
    still = len(last) == STILL_DAYS and all(felt(day, band).says in ("silent", "quiet") for day in last)
    return SOONER if still else 1.0
