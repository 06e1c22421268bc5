"""What a session makes fall due: the word to its host, its beginning, questions at a pause, the digest."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from warmfield.community.session_records import Closed, News, Open, Planned
from warmfield.rhythm.gate import asleep
from warmfield.rhythm.local_time import day_of
from warmfield.rhythm.sessions.session_slots import FIXTURES, planned_on, record_of
from warmfield.rhythm.wish import Scope, Wish
from warmfield.wording import later

TITLE = later("Session: {topic}")
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
    """The wishes of a local day."""
    for one in planned_on(scope, day):
        yield from _of_planned(scope, one)
    if day == day_of(scope.now, scope.clocks):
        record = record_of(scope)
        yield from (_news(scope, one) for one in record.news)
        yield from (_digest(scope, one) for one in record.over)
        if record.on is not None:
            yield from _of_open(scope, record.on)


def begins(key: str) -> str:
    return f"{key}/begins"


def title(scope: Scope, topic: str) -> str:
    return scope.words(TITLE, topic=topic)


def _of_planned(scope: Scope, one: Planned) -> Iterator[Wish]:
    host = None if one.host is None else one.host.person
    held = one.where == FIXTURES and asleep(scope)
    if host is not None and not held:
        prompt = scope.rulebook.plan.rhythm.sessions.prompt
        yield Wish(
            key=f"{one.key}/host/{one.starts:%H%M}",
            sort="session_prompt",
            at=one.starts - prompt,
            until=one.starts,
            title=title(scope, one.topic),
            where=one.where,
            about=one.key,
            by=host,
            speaks=False,
        )
    yield Wish(
        key=begins(one.key),
        sort="session",
        at=one.starts,
        until=one.ends - SHORTEST,
        title=title(scope, one.topic),
        where=one.where,
        about=one.key,
        firm=True,
        rouses=one.where != FIXTURES,
        busy_until=one.ends,
    )


def _of_open(scope: Scope, session: Open) -> Iterator[Wish]:
    yield Wish(
        key=begins(session.of.key),
        sort="session",
        at=session.since,
        until=min(session.since + SAID_LATE, session.until),
        title=title(scope, session.of.topic),
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
            title=title(scope, session.of.topic),
            where=session.of.where,
            about=session.of.key,
            firm=True,
            inside=True,
        )


def pause_of(scope: Scope, session: Open) -> datetime | None:
    """When the questions that wait are put to the speaker; None while there are none."""
    if not session.of.speakers or all(one.number or one.answer for one in session.questions):
        return None
    if session.pause:
        return scope.now
    last_call = session.until - LAST_CALL
    if session.put_at >= last_call.timestamp():
        return None
    if session.spoke_at <= session.put_at:
        return last_call
    silent = datetime.fromtimestamp(session.spoke_at, UTC) + scope.rulebook.plan.rhythm.sessions.pause
    asked = min(one.at for one in session.questions if not one.number and not one.answer)
    moment = max(silent, datetime.fromtimestamp(asked, UTC) + GATHER)
    return min(moment, last_call)


def _digest(scope: Scope, closed: Closed) -> Wish:
    return Wish(
        key=f"{closed.of.key}/digest",
        sort="session_digest",
        at=closed.ended,
        until=closed.ended + DIGEST_FOR,
        title=title(scope, closed.of.topic),
        where=closed.of.where,
        about=closed.of.key,
        firm=True,
    )


def _news(scope: Scope, one: News) -> Wish:
    return Wish(
        key=one.key,
        sort="session_news",
        at=one.at,
        until=one.until,
        title=title(scope, one.topic),
        where=one.where,
        about=one.text,
        firm=True,
    )
