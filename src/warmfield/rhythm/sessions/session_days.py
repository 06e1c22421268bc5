"""What a session makes fall due: the word to its host, its beginning, questions at a pause, the digest."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from warmfield.community.session_records import Closed, Open, Planned
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.as_planned import as_planned
from warmfield.rhythm.local_time import DAY, day_of, zone_of
from warmfield.rhythm.sessions.session_slots import (
    planned_on,
    record_of,
    sessions_as_planned,
    talks_here,
)
from warmfield.rhythm.wish import Scope, Wish
from warmfield.wording import Words, later, words_in

PROMPT = later("The host gets ready for the session: {topic}")
BEGINS = later("The session begins: {topic}")
QUESTIONS = later("Questions are put in the session: {topic}")
OVER = later("The session is over: {topic}")
SHORTEST = timedelta(minutes=5)
"""A session that is nearly over isn't begun any more."""
SAID_LATE = timedelta(minutes=10)
"""So long after a session was opened its opening is still worth saying."""
DIGEST_FOR = timedelta(hours=12)
"""So long a digest may wait, for instance for the end of the quiet hours."""
GATHER = timedelta(seconds=30)
"""Where a question comes in a pause, others may come with it."""
LAST_CALL = timedelta(minutes=5)
"""So long before the end the questions that are left are put, pause or not."""


def sessions(scope: Scope, day: date) -> Iterator[Wish]:
    """The wishes of a local day; today also what was due before midnight and is still of use."""
    record, today = scope.once(record_of), day == scope.today
    first, last = day - DAY, day + _latest(scope.rulebook)
    if as_planned(scope, first, last):
        named = talks_here(scope.rulebook, scope.group)
        due, before = _as_planned(scope.rulebook, named, scope.words.language, day)
        late = (wish for wish in before if today and wish.until >= scope.now)
        yield from (wish for wish in (*due, *late) if wish.about not in record.begun)
    else:
        yield from _changed(scope, day, first, last)
    if today:
        yield from (_digest(scope, one) for one in record.over)
        if record.on is not None:
            yield from _of_open(scope, record.on)


def _latest(rulebook: Rulebook) -> timedelta:
    """How far ahead lies the last session whose host may be prompted on a day."""
    return DAY + rulebook.plan.rhythm.sessions.prompt.days * DAY


@lru_cache(4096)
def _as_planned(
    rulebook: Rulebook, named: tuple[str, ...], language: str, day: date
) -> tuple[tuple[Wish, ...], tuple[Wish, ...]]:
    """What is due on a day, and what was before it; the same in every group that has these sessions."""
    days = (day + ahead * DAY for ahead in range(-1, _latest(rulebook).days + 1))
    near = (one for begins in days for one in sessions_as_planned(rulebook, named, language, begins))
    wishes = [wish for one in near for wish in _of_planned(rulebook, words_in(language), one)]
    due = [day_of(wish.at, zone_of(rulebook)) for wish in wishes]
    return (
        tuple(wish for wish, on in zip(wishes, due, strict=True) if on == day),
        tuple(wish for wish, on in zip(wishes, due, strict=True) if on < day),
    )


def _changed(scope: Scope, day: date, first: date, last: date) -> Iterator[Wish]:
    """What falls on a day, of the sessions that begin from `first` to `last` as they really are."""
    for number in range((last - first).days + 1):
        for one in planned_on(scope, first + number * DAY):
            wishes = _of_planned(scope.rulebook, scope.words, one)
            yield from (wish for wish in wishes if _falls_on(scope, wish, day))


def _falls_on(scope: Scope, wish: Wish, day: date) -> bool:
    due = day_of(wish.at, scope.clocks)
    return due == day or (due < day == scope.today and wish.until >= scope.now)


def begins(key: str) -> str:
    return f"{key}/begins"


def _of_planned(rulebook: Rulebook, words: Words, one: Planned) -> Iterator[Wish]:
    host = None if one.host is None else one.host.person
    if host is not None:
        prompt = rulebook.plan.rhythm.sessions.prompt
        yield Wish(
            key=f"{one.key}/host/{one.starts:%H%M}",
            sort="session_prompt",
            at=one.starts - prompt,
            until=one.starts,
            title=words(PROMPT, topic=one.topic),
            where=one.where,
            about=one.key,
            by=host,
            speaks=False,
            rouses=one.by_staff,
        )
    yield Wish(
        key=begins(one.key),
        sort="session",
        at=one.starts,
        until=one.ends - SHORTEST,
        title=words(BEGINS, topic=one.topic),
        where=one.where,
        about=one.key,
        firm=True,
        rouses=one.by_staff,
        busy_until=one.ends,
    )
    yield Wish(
        key=f"{one.key}/over/{one.ends:%H%M}",
        sort="session_digest",
        at=one.ends,
        until=one.ends,
        title=words(OVER, topic=one.topic),
        where=one.where,
        about=one.key,
        firm=True,
        rouses=one.by_staff,
    )


def _of_open(scope: Scope, session: Open) -> Iterator[Wish]:
    yield Wish(
        key=begins(session.of.key),
        sort="session",
        at=session.since,
        until=min(session.since + SAID_LATE, session.until),
        title=scope.words(BEGINS, topic=session.of.topic),
        where=session.of.where,
        about=session.of.key,
        firm=True,
        inside=True,
    )
    moment = pause_of(scope, session)
    if moment is not None:
        yield Wish(
            key=f"{session.of.key}/questions/{max(one.number for one in session.questions)}",
            sort="session_questions",
            at=moment,
            until=session.until,
            title=scope.words(QUESTIONS, topic=session.of.topic),
            where=session.of.where,
            about=session.of.key,
            firm=True,
            inside=True,
        )


def pause_of(scope: Scope, session: Open) -> datetime | None:
    """When the questions that wait are put to the speaker; None while there are none."""
    if not session.of.speakers or not any(one.waits for one in session.questions):
        return None
    if session.pause:
        return scope.now
    last_call = session.until - LAST_CALL
    if session.put_at >= last_call.timestamp():
        return None
    if session.spoke_at <= session.put_at:
        return last_call
    silent = datetime.fromtimestamp(session.spoke_at, UTC) + scope.rulebook.plan.rhythm.sessions.pause
    asked = min(one.at for one in session.questions if one.waits)
    moment = max(silent, datetime.fromtimestamp(asked, UTC) + GATHER)
    return min(moment, last_call)


def _digest(scope: Scope, closed: Closed) -> Wish:
    return Wish(
        key=f"{closed.of.key}/digest",
        sort="session_digest",
        at=closed.ended,
        until=closed.ended + DIGEST_FOR,
        title=scope.words(OVER, topic=closed.of.topic),
        where=closed.of.where,
        about=closed.of.key,
        firm=True,
    )
