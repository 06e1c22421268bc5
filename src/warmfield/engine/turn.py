"""One event in, all its consequences out. No clock, network, disk, log or chance."""

from warmfield.community.draft import View
from warmfield.community.events import Event
from warmfield.engine.ports import Turn
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.values import Reading


def turn(rulebook: Rulebook, view: View, event: Event, reading: Reading | None = None) -> Turn:
    """Take one event. `reading` is given for messages that were read in a batch before."""
    raise NotImplementedError
