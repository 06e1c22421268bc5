"""The timers of the clock's half: whose each is."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.community.events import TimerDue
from warmfield.rhythm.sessions.session_end import session_ended, session_forgotten
from warmfield.rhythm.tick import ticked

DUE: dict[str, Callable[[Moment, TimerDue], None]] = {
    "tick": ticked,
    "session_end": session_ended,
    "session_forgotten": session_forgotten,
}
"""By the timer's sort."""
