"""What people will read of a change before it is made: the same rooms, on a draft that nobody keeps."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from warmfield.acts.moment import Moment
from warmfield.community.calendar_records import ActivityRecord, CalendarRecord, SignUp
from warmfield.community.draft import Draft
from warmfield.community.ids import EventId, GroupId
from warmfield.community.staff_commands import ActivityCommand, SessionCommand, SessionPlanned
from warmfield.console.visit import Visit
from warmfield.rhythm.activities.activity_commands import commanded
from warmfield.rhythm.activities.due_of_occurrence import due_of, is_owed
from warmfield.rhythm.activities.occurrences import Occurrence, next_of, occurrence
from warmfield.rhythm.activities.series import series
from warmfield.rhythm.activities.told_privately import changed as told_of_change
from warmfield.rhythm.previewed import preview
from warmfield.rhythm.sessions.session_commands import session_commanded
from warmfield.rhythm.sessions.session_days import sessions
from warmfield.rhythm.sessions.session_slots import PREFIX
from warmfield.rhythm.wish import Item, Scope, Wish

SAID = frozenset({"announcement", "correction", "session", "afterwards"})
"""Sorts of what a group reads of something that takes place."""
Change = ActivityCommand | SessionCommand


class Said(Struct, frozen=True, kw_only=True):
    """The same text in all of these groups. Empty text: it is posted, but its words aren't settled yet."""

    at: datetime
    sort: str
    groups: tuple[GroupId, ...]
    text: str


class Beforehand(Struct, frozen=True, kw_only=True):
    """`one` is the first it is about. `told` are told privately; `text` is what the first of them reads."""

    one: Occurrence
    said: list[Said]
    told: int = 0
    text: str = ""


def beforehand(visit: Visit, changes: Sequence[Change], key: str = "") -> Beforehand | None:
    """`key` is the occurrence it is about, empty for one that is planned. None: nothing would come of it."""
    draft = Draft(visit.view, visit.now)
    made = draft.calendar().made
    for change in changes:
        moment = Moment(visit.rulebook, draft, change)
        if isinstance(change, SessionCommand):
            session_commanded(moment, change)
        else:
            commanded(moment, change)
    one = _new(visit, draft, made) if not key else occurrence(visit.rulebook, draft, key)
    return None if one is None else _read(visit, draft, one)


def made_by(visit: Visit, at: datetime) -> str:
    """The id of what was planned at that moment; empty where nothing was."""
    calendar = visit.view.get(CalendarRecord, "") or CalendarRecord()
    records = (visit.view.get(ActivityRecord, one.id) for one in reversed(calendar.activities))
    return next((one.id for one in records if one is not None and one.planned_at == at), "")


def _new(visit: Visit, draft: Draft, made: int) -> Occurrence | None:
    planned = series(visit.rulebook, draft, f"a{made + 1}")
    return None if planned is None else next_of(visit.rulebook, draft, planned, visit.now)


def _read(visit: Visit, draft: Draft, one: Occurrence) -> Beforehand:
    said = [each for groups in _alike(visit, one) for each in _in_groups(visit, draft, one, groups)]
    owed = [each for each in one.record.sign_ups if is_owed(each, one.facts(visit.rulebook.language))]
    text = _private_word(visit, draft, one, owed[0]) if owed else ""
    return Beforehand(one=one, said=_together(said), told=len(owed), text=text)


def _alike(visit: Visit, one: Occurrence) -> Iterable[tuple[GroupId, ...]]:
    """Groups of one language that have heard the same read the same: worked out for the first of them."""
    heard = {each.group: (each.facts, each.announced) for each in one.record.said}
    found: dict[object, tuple[GroupId, ...]] = {}
    for group in one.series.groups:
        if group in visit.rulebook.plan.groups:
            key = visit.rulebook.language_of(group), heard.get(group)
            found[key] = (*found.get(key, ()), group)
    return found.values()


def _in_groups(visit: Visit, draft: Draft, one: Occurrence, groups: tuple[GroupId, ...]) -> Iterator[Said]:
    """Each as it will stand at its hour."""
    scope = Scope(rulebook=visit.rulebook, view=draft, group=groups[0], now=visit.now)
    for wish in sorted(_wishes(scope, one), key=lambda wish: wish.at):
        when = max(wish.at, visit.now)
        if when <= wish.until:
            item = Item(wish=wish, group=groups[0], at=when)
            yield Said(at=when, sort=wish.sort, groups=groups, text=preview(scope, item, when).text)


def _wishes(scope: Scope, one: Occurrence) -> Iterator[Wish]:
    yield from (wish for wish in due_of(scope, one) if wish.sort in SAID)
    if one.series.talk is not None and not one.cancelled:
        day = one.starts.astimezone(scope.clocks).date()
        begun = (wish for wish in sessions(scope, day) if wish.about == f"{PREFIX}{one.key}")
        yield from (wish for wish in begun if wish.sort in SAID)


def _together(those: Iterable[Said]) -> list[Said]:
    found: dict[tuple[datetime, str, str], Said] = {}
    for one in those:
        key = one.at, one.sort, one.text
        before = found.get(key)
        groups = (*(before.groups if before else ()), *one.groups)
        found[key] = Said(at=one.at, sort=one.sort, groups=groups, text=one.text)
    return sorted(found.values(), key=lambda one: one.at)


def _private_word(visit: Visit, draft: Draft, one: Occurrence, mine: SignUp) -> str:
    event = SessionPlanned(
        at=visit.now, id=EventId("beforehand"), group=mine.group, topic="", starts=visit.now
    )
    return told_of_change(Moment(visit.rulebook, draft, event), one, mine)
