"""The timers of the clock's half: whose each is."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.community.events import TimerDue
from warmfield.rhythm.duty.duty_clock import duty_due
from warmfield.rhythm.fixtures.prepared import slot_over
from warmfield.rhythm.games.stop_game import game_due
from warmfield.rhythm.library.reception import day_over
from warmfield.rhythm.lurkers.friendly_word import word_due
from warmfield.rhythm.sessions.host_prompted import host_prompted
from warmfield.rhythm.sessions.session_end import session_ended, session_forgotten
from warmfield.rhythm.tick import ticked

DUE: dict[str, Callable[[Moment, TimerDue], None]] = {
    "tick": ticked,
    "duty": duty_due,
    "lurker_word": word_due,
    "game": game_due,
    "received": day_over,
    "slot_over": slot_over,
    "session_prompted": host_prompted,
    "session_end": session_ended,
    "session_forgotten": session_forgotten,
}
"""By the timer's sort."""
