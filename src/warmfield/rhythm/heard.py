"""Who of the clock's half listens to what members write: games, sign-ups, sessions, the group's pulse."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.community.actions import HoldMessage, RemoveMessage
from warmfield.community.events import MessageSent
from warmfield.reading.values import Reading
from warmfield.rhythm.games.game_heard import game_heard
from warmfield.rhythm.lurkers.thanks_heard import thanks_heard
from warmfield.rhythm.pulse.feel import feel
from warmfield.rhythm.pulse.lever import look
from warmfield.rhythm.warm_up.overheard import overhear

Listener = Callable[[Moment, MessageSent, Reading], None]

LISTENERS: tuple[Listener, ...] = (
    feel,
    look,
    overhear,
    thanks_heard,
    game_heard,
)


def heard(moment: Moment, event: MessageSent, reading: Reading) -> None:
    """Nobody listens to what was just taken out of the group."""
    if any(isinstance(one, RemoveMessage | HoldMessage) for one in moment.draft.actions):
        return
    for listener in LISTENERS:
        listener(moment, event, reading)
