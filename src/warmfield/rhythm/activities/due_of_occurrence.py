"""All that falls due around one occurrence in one group: said to all, to those who come, to its host."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from zlib import crc32

from warmfield.acts.awake import when_awake
from warmfield.community.calendar_records import Facts, SaidThere, SignUp
from warmfield.rhythm.activities.leads import LATEST, SECOND, LeadTime, announcement_times
from warmfield.rhythm.activities.occurrences import Occurrence
from warmfield.rhythm.local_time import DAY, at, day_of
from warmfield.rhythm.wish import Scope, Wish
from warmfield.wording import later

GATHERING = timedelta(minutes=2)
"""So long after the last sign-up the list is posted: a rush makes one list."""
NEAR = timedelta(hours=2)
"""Who would learn of a change later than this before the start is told at once, whatever the hour."""
WITHOUT_LEADS = timedelta(hours=1)
"""When those who come are reminded in a plan that announces nothing."""
ASKED_AFTER = timedelta(minutes=30)
LOOKED_BACK = timedelta(days=7)
"""An outcome written later than this isn't news any more."""
NEWS_FOR = timedelta(hours=36)
TITLES = {
    "announcement": later("{title}: announcement"),
    "correction": later("{title}: correction"),
    "sign_up_list": later("{title}: who comes"),
    "those_coming": later("{title}: a private word to those who come"),
    "those_told": later("{title}: a private word about what changed"),
    "host_told": later("{title}: code and list for the host"),
    "host_asked": later("{title}: how it was"),
    "afterwards": later("{title}: what was reached"),
}


def due_of(scope: Scope, one: Occurrence) -> Iterator[Wish]:
    """Everything, whatever its day."""
    yield from corrections(scope, one)
    yield from those_told(scope, one)
    if one.cancelled:
        return
    times = lead_times(scope, one)
    yield from announcements(scope, one, times)
    if one.series.signed_up_for:
        yield from sign_up_lists(scope, one)
        yield from around_the_start(scope, one)
        yield from afterwards(scope, one)


def said_in(one: Occurrence, scope: Scope) -> SaidThere | None:
    return next((each for each in one.record.said if each.group == scope.group), None)


def lead_times(scope: Scope, one: Occurrence) -> Sequence[LeadTime]:
    """The leads that still count. Where some were past when staff planned it: one at once instead."""
    since = one.record.changed_at or one.series.planned_at
    said = said_in(one, scope)
    heard = said.at if said is not None and said.announced else None
    if said is not None or since is None:
        return [each for each in _times(scope, one, heard) if since is None or each.at >= since]
    first = when_awake(scope.rulebook, since)
    times = [each for each in _times(scope, one, first) if each.at > first]
    if all(each.at >= since for each in _times(scope, one, None)) or first > one.starts - LATEST:
        return [each for each in _times(scope, one, None) if each.at >= since]
    until = times[0].at - SECOND if times else one.starts - LATEST
    return [LeadTime("late", first, until), *times]


def _times(scope: Scope, one: Occurrence, said: datetime | None) -> Sequence[LeadTime]:
    return announcement_times(
        one.starts,
        one.series.leads,
        evening=scope.rulebook.plan.rhythm.announcements.evening,
        clocks=scope.clocks,
        awake=lambda moment: when_awake(scope.rulebook, moment),
        said=said,
    )


def announcements(scope: Scope, one: Occurrence, times: Sequence[LeadTime]) -> Iterator[Wish]:
    asked = one.record.announced_at
    if asked is not None:
        span, name = (asked, min(asked + DAY, one.starts - LATEST)), f"asked/{_stamp(asked)}"
        yield _wish(scope, one, "announcement", span, name, firm=True)
    for each in times:
        name = f"{_stamp(one.starts)}/{each.name}"
        yield _wish(scope, one, "announcement", (each.at, each.until), name, firm=True)


def corrections(scope: Scope, one: Occurrence) -> Iterator[Wish]:
    """Where the group was told otherwise; until it would have begun, by the old word or the new."""
    said, facts = said_in(one, scope), one.facts(scope.words.language)
    if said is None or said.facts == facts or (said.facts.cancelled and facts.cancelled):
        return
    until = said.facts.starts if facts.cancelled else max(said.facts.starts, facts.starts)
    yield _wish(scope, one, "correction", (scope.now, until), _mark(said, facts), firm=True)


def those_told(scope: Scope, one: Occurrence) -> Iterator[Wish]:
    """Who signed up here and believes what is no longer so."""
    facts = one.facts(scope.words.language)
    owed = [each for each in one.record.sign_ups if each.group == scope.group and is_owed(each, facts)]
    if not owed:
        return
    first = min(facts.starts, *(each.knows.starts for each in owed))
    awake = when_awake(scope.rulebook, scope.now)
    told = scope.now if first - awake < NEAR else awake
    until = max(facts.starts, *(each.knows.starts for each in owed))
    name = _mark(one.record.tellings, facts, *((each.who, each.knows, each.waiting) for each in owed))
    yield _wish(scope, one, "those_told", (told, until), name, speaks=False)


def is_owed(each: SignUp, facts: Facts) -> bool:
    if facts.cancelled:
        return not each.knows.cancelled
    return each.knows != facts or each.knows_waiting != each.waiting


def sign_up_lists(scope: Scope, one: Occurrence) -> Iterator[Wish]:
    """A while after the last change; at once when the last place is taken."""
    for each in one.record.stirred:
        if each.group == scope.group:
            due = each.at if one.free <= 0 else each.at + GATHERING
            yield _wish(scope, one, "sign_up_list", (due, one.starts), _stamp(each.at), firm=True)


def around_the_start(scope: Scope, one: Occurrence) -> Iterator[Wish]:
    """At the last lead those who come are reminded and the host gets the code; after it the host is asked."""
    times = _times(scope, one, None)
    due = times[-1].at if times else when_awake(scope.rulebook, one.starts - WITHOUT_LEADS)
    name = _stamp(one.starts)
    coming = (each for each in one.record.sign_ups if each.group == scope.group and not each.waiting)
    if due < one.starts and any(coming):
        yield _wish(scope, one, "those_coming", (due, one.starts), name, speaks=False)
    if scope.group != one.series.groups[0] or one.series.owner is None:
        return
    if due < one.starts:
        yield _wish(scope, one, "host_told", (due, one.ends), name, speaks=False)
    if one.record.sign_ups and one.record.closed_at is None:
        asked = when_awake(scope.rulebook, one.ends + ASKED_AFTER)
        yield _wish(scope, one, "host_asked", (asked, asked + DAY), name, speaks=False)


def afterwards(scope: Scope, one: Occurrence) -> Iterator[Wish]:
    """The morning after, where there is something to tell; later when the host writes later."""
    record = one.record
    if not record.outcome and not attendance(one):
        return
    ended = day_of(one.ends, scope.clocks)
    report: time = scope.rulebook.plan.rhythm.activities.report
    morning = at(ended + DAY, report, scope.clocks)
    due = max(morning, record.closed_at or morning)
    if due < morning + LOOKED_BACK:
        yield _wish(scope, one, "afterwards", (due, due + NEWS_FOR), "once")


def attendance(one: Occurrence) -> int:
    """How many people came."""
    return one.record.guests + sum(each.people for each in one.record.sign_ups if each.came)


def _wish(
    scope: Scope,
    one: Occurrence,
    sort: str,
    span: tuple[datetime, datetime],
    name: str,
    *,
    speaks: bool = True,
    firm: bool = False,
) -> Wish:
    return Wish(
        key=f"{sort}/{one.key}/{name}",
        sort=sort,
        at=span[0],
        until=span[1],
        title=scope.words(TITLES[sort], title=one.title(scope.words.language)),
        where=one.series.where,
        about=one.key,
        by=one.series.owner if sort in ("host_told", "host_asked") else None,
        speaks=speaks,
        firm=firm,
        rouses=sort != "announcement" or _by_staff(one),
    )


def _by_staff(one: Occurrence) -> bool:
    """A fixture of the plan doesn't wake a group that sleeps; what a person planned or changed does."""
    record = one.record
    by_hand = one.series.planned_at or record.changed_at or record.announced_at
    return by_hand is not None or bool(record.sign_ups)


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def _mark(*parts: object) -> str:
    """A short name of what changed into what, so that each change is told once."""
    return f"{crc32(repr(parts).encode()):08x}"
