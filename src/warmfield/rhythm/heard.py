"""Who of the clock's half listens to what members write: games, sign-ups, sessions, the group's pulse."""

from collections.abc import Callable

from warmfield.acts.moment import Moment
from warmfield.community.actions import HoldMessage, RemoveMessage
from warmfield.community.events import ActionEnded, MessageSent, Reacted
from warmfield.reading.values import Reading
from warmfield.rhythm.activities.listening import sign_ups_heard
from warmfield.rhythm.games.game_heard import game_heard
from warmfield.rhythm.library.reception import hear_reception, post_placed, see_reaction
from warmfield.rhythm.lurkers.thanks_heard import thanks_heard
from warmfield.rhythm.pulse.feel import feel
from warmfield.rhythm.pulse.lever import look
from warmfield.rhythm.sessions.session_listening import session_heard
from warmfield.rhythm.warm_up.overheard import overhear

Listener = Callable[[Moment, MessageSent, Reading], None]

LISTENERS: tuple[Listener, ...] = (
    feel,
    look,
    overhear,
    thanks_heard,
    session_heard,
    sign_ups_heard,
    game_heard,
    hear_reception,
)


def heard(moment: Moment, event: MessageSent, reading: Reading) -> None:
    """Nobody listens to what was just taken out of the group."""
    if any(isinstance(one, RemoveMessage | HoldMessage) for one in moment.draft.actions):
        return
    for listener in LISTENERS:
        listener(moment, event, reading)


def reacted(moment: Moment, event: Reacted) -> None:
    """A sign of a member under a message, maybe one of ours."""
    see_reaction(moment, event)


def placed(moment: Moment, event: ActionEnded) -> None:
    """What the clock's half asked for has ended: a post may stand in the group now."""
    post_placed(moment, event)
