"""Who is there says so with the host's code; who came without it is on the host's list."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.calendar_records import OccurrenceRecord, SignUp
from warmfield.community.ids import GroupId, MemberId
from warmfield.rhythm.activities.calendar_kept import keep
from warmfield.rhythm.activities.came_of_it import Checked
from warmfield.rhythm.activities.occurrences import Occurrence, occurrence

EARLY, LATE = timedelta(hours=1), timedelta(hours=12)
"""A code counts from so long before the start until so long after the end."""
TRIES = 5
"""Wrong codes of one member; then only the host's list helps."""
TRIES_KEPT = 100


def with_code(moment: Moment, one: Occurrence) -> Occurrence:
    """The same with a code, which nobody finds out who doesn't know the plan's file."""
    if one.record.code:
        return one
    taken = {each.record.code for each in _known(moment)}
    seed = f"{moment.rulebook.version}/{moment.event.id}/{one.key}"
    codes = (f"{int(sha256(f'{seed}/{salt}'.encode()).hexdigest(), 16) % 10_000:04}" for salt in range(100))
    return keep(moment, one, replace(one.record, code=next(code for code in codes if code not in taken)))


def going_on(moment: Moment) -> list[Occurrence]:
    """What one can check in to now."""
    now = moment.now
    return [
        each for each in _known(moment) if each.record.code and each.starts - EARLY <= now < each.ends + LATE
    ]


def check_in(
    moment: Moment, who: MemberId, name: str, group: GroupId, code: str
) -> tuple[Checked, Occurrence | None]:
    """With a code, in the group or by a private word."""
    open_ones = going_on(moment)
    if not open_ones:
        return Checked.NOTHING_ON, None
    if sum(each.record.tries.count(who) for each in open_ones) >= TRIES:
        return Checked.TOO_OFTEN, open_ones[0]
    one = next((each for each in open_ones if each.record.code == code), None)
    if one is None:
        first = open_ones[0]
        tries = (*first.record.tries, who)[-TRIES_KEPT:]
        keep(moment, first, replace(first.record, tries=tries))
        return Checked.WRONG, first
    here = any(each.who == who and each.came for each in one.record.sign_ups)
    return (Checked.ALREADY if here else Checked.HERE), mark_here(moment, one, who, name, group)


def mark_here(moment: Moment, one: Occurrence, who: MemberId, name: str, group: GroupId) -> Occurrence:
    """Who comes without having signed up, or from the waiting list, is here all the same."""
    came = [replace(each, came=True, waiting=False, knows_waiting=False) for each in _of(one, who)]
    if not came:
        facts = one.facts(moment.rulebook.language_of(group))
        came = [SignUp(who=who, name=name, group=group, at=moment.now, came=True, knows=facts)]
    others = (each for each in one.record.sign_ups if each.who != who)
    record: OccurrenceRecord = replace(one.record, sign_ups=(*others, *came))
    return keep(moment, one, record)


def mark_away(moment: Moment, one: Occurrence, who: MemberId) -> Occurrence:
    """A slip of the finger at the door: who signed up is expected still."""
    sign_ups = tuple(replace(each, came=False) if each.who == who else each for each in one.record.sign_ups)
    return keep(moment, one, replace(one.record, sign_ups=sign_ups))


def _of(one: Occurrence, who: MemberId) -> Iterator[SignUp]:
    return (each for each in one.record.sign_ups if each.who == who)


def _known(moment: Moment) -> Iterator[Occurrence]:
    for listed in moment.draft.calendar().occurrences:
        one = occurrence(moment.rulebook, moment.draft, listed.id)
        if one is not None and not one.cancelled:
            yield one
