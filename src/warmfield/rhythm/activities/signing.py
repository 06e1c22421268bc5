"""A member signs up, changes how many come, or gives the place back."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.calendar_records import OccurrenceRecord, SignUp, Stirred
from warmfield.community.ids import GroupId, MemberId
from warmfield.rhythm.activities import seats
from warmfield.rhythm.activities.calendar_kept import keep
from warmfield.rhythm.activities.came_of_it import Came
from warmfield.rhythm.activities.occurrences import Occurrence, closes
from warmfield.rhythm.waking import wake

MOST_SIGN_UPS = 500


class Wanted(Struct, frozen=True, kw_only=True):
    """Who wants to come, with whom. `adults` None: nothing was said."""

    who: MemberId
    name: str
    group: GroupId
    adults: int | None = None
    children: int = 0


def sign_up_of(one: Occurrence, who: MemberId) -> SignUp | None:
    return next((each for each in one.record.sign_ups if each.who == who), None)


def sign_up(moment: Moment, one: Occurrence, wanted: Wanted) -> Came:
    """Take the sign-up where it may be taken; say what came of it."""
    known = sign_up_of(one, wanted.who)
    barred = _barred(moment, one, wanted, known)
    if barred is not None:
        return barred
    if known is not None:
        return _change(moment, one, known, wanted)
    new = SignUp(
        who=wanted.who,
        name=wanted.name,
        group=wanted.group,
        at=moment.now,
        adults=1 if wanted.adults is None else wanted.adults,
        children=wanted.children,
        knows=one.facts(moment.rulebook.language_of(wanted.group)),
    )
    settled = seats.with_sign_up(one.record.sign_ups, new, one.capacity)
    waits = next(each.waiting for each in settled if each.who == new.who)
    if waits and not moment.rulebook.plan.rhythm.activities.waiting_list:
        return Came.FULL
    known_so = tuple(replace(each, knows_waiting=waits) if each.who == new.who else each for each in settled)
    _keep(moment, one, known_so, wanted.group)
    return Came.WAITING if waits else Came.IN


def _barred(moment: Moment, one: Occurrence, wanted: Wanted, known: SignUp | None) -> Came | None:
    if one.cancelled or one.starts <= moment.now:
        return Came.OVER
    if (wanted.adults or 0) + wanted.children > one.capacity:
        return Came.TOO_MANY
    if closes(moment.rulebook, one) <= moment.now:
        return Came.SAME if known is not None else Came.CLOSED
    full = len(one.record.sign_ups) >= MOST_SIGN_UPS
    return Came.FULL if known is None and full else None


def _change(moment: Moment, one: Occurrence, known: SignUp, wanted: Wanted) -> Came:
    """Who says it twice means the same; who names another number changes it."""
    if wanted.adults is None or (wanted.adults, wanted.children) == (known.adults, known.children):
        return Came.SAME
    changed = replace(known, adults=wanted.adults, children=wanted.children)
    settled = seats.with_other_party(one.record.sign_ups, changed, one.capacity)
    if settled is None:
        return Came.NO_ROOM
    _keep(moment, one, settled, wanted.group)
    return Came.CHANGED


def sign_off(moment: Moment, one: Occurrence, who: MemberId) -> Came:
    """Give the place back; whoever waits moves up by itself. Possible until it begins."""
    known = sign_up_of(one, who)
    if known is None:
        return Came.NOT_IN
    if one.starts <= moment.now:
        return Came.OVER
    _keep(moment, one, seats.without(one.record.sign_ups, who, one.capacity), known.group)
    return Came.OUT


def _keep(moment: Moment, one: Occurrence, sign_ups: seats.SignUps, group: GroupId) -> None:
    """The group's list is out of date now; groups of those who moved up look at their clocks."""
    others = tuple(each for each in one.record.stirred if each.group != group)
    record: OccurrenceRecord = replace(
        one.record, sign_ups=sign_ups, stirred=(*others, Stirred(group, moment.now))
    )
    keep(moment, one, record)
    moved = {each.group for each in sign_ups if each.knows_waiting and not each.waiting}
    wake_those(moment, dict.fromkeys((group, *sorted(moved))))


def wake_those(moment: Moment, groups: Iterable[GroupId]) -> None:
    """Where the plan has the group and its clock runs: in a rehearsal without a clock it stands still."""
    for group in groups:
        if group in moment.rulebook.plan.groups and moment.draft.rhythm(group).running:
            wake(moment, group)
