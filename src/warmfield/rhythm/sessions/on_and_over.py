"""A session begins and ends: the group's record, its timer, who may write. What is said comes after."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.community.records import Timer
from warmfield.community.session_records import Closed, Open, Planned, SessionRecord
from warmfield.reading.in_session import PIECES
from warmfield.reading.normalise import plain
from warmfield.reading.text_pieces import pieces
from warmfield.rhythm.sessions.focusing import focus, unfocus

OFF_KEPT = 60
"""Keys of sessions begun or called off: those of two weeks at four a day."""
MOST_OVER = 3
FORGOTTEN_AFTER = timedelta(days=1)
"""What was asked in a session is forgotten then, if its digest couldn't be posted."""


def end_timer(group: GroupId) -> str:
    return f"session_end/{group}"


def forget_timer(group: GroupId) -> str:
    return f"session_forgotten/{group}"


def open_session(moment: Moment, group: GroupId, of: Planned) -> Open:
    """It is on until `of.ends`; the end is carried out however late. One whose end is due now ends first."""
    before = moment.draft.sessions(group).on
    if before is not None:
        close_session(moment, group, before)
    record = moment.draft.sessions(group)
    heard = tuple(sorted(pieces(plain(of.topic))))[-PIECES:]
    session = Open(of=of, since=moment.now, until=of.ends, pieces=heard)
    moment.draft.put(replace(without(record, of.key), on=session))
    set_end(moment, group, of.ends)
    if of.focus:
        focus(moment, group, of)
    return session


def set_end(moment: Moment, group: GroupId, until: datetime) -> None:
    moment.draft.timers.append(Timer(id=end_timer(group), sort="session_end", due=until, group=group))


def without(record: SessionRecord, key: str) -> SessionRecord:
    """The session of this key is begun or called off: it isn't ahead any more."""
    ahead = tuple(one for one in record.ahead if one.key != key)
    return replace(record, ahead=ahead, off=(*record.off, key)[-OFF_KEPT:])


def close_session(moment: Moment, group: GroupId, session: Open) -> None:
    closed = Closed(
        of=session.of,
        since=session.since,
        ended=moment.now,
        questions=session.questions,
        links=session.links,
        people=session.people,
    )
    record = moment.draft.sessions(group)
    moment.draft.put(replace(record, on=None, over=(*record.over, closed)[-MOST_OVER:]))
    moment.draft.cancelled.append(end_timer(group))
    due = moment.now + FORGOTTEN_AFTER
    moment.draft.timers.append(Timer(id=forget_timer(group), sort="session_forgotten", due=due, group=group))
    if session.of.focus:
        unfocus(moment, group)


def extend(moment: Moment, group: GroupId, session: Open, until: datetime) -> None:
    record = moment.draft.sessions(group)
    moment.draft.put(replace(record, on=replace(session, until=until)))
    set_end(moment, group, until)
