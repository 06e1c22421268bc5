"""The timers of a session: its end, carried out however late, and forgetting what was asked in it."""

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.events import TimerDue
from warmfield.rhythm.sessions.on_and_over import FORGOTTEN_AFTER, close_session
from warmfield.rhythm.tick import tick


def session_ended(moment: Moment, event: TimerDue) -> None:
    """After a restart too: whoever couldn't write can write again."""
    if event.group is None:
        return
    session = moment.draft.sessions(event.group).on
    if session is not None and session.until <= moment.now:
        close_session(moment, event.group, session)
        tick(moment, event.group)


def session_forgotten(moment: Moment, event: TimerDue) -> None:
    if event.group is None:
        return
    record = moment.draft.sessions(event.group)
    fresh = (one for one in record.over if one.ended > moment.now - FORGOTTEN_AFTER)
    moment.draft.put(replace(record, over=tuple(fresh)))
