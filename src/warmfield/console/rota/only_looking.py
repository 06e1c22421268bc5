"""A moment in which nothing is kept: to ask the rooms of the engine what they would do."""

from warmfield.acts.moment import Moment
from warmfield.community.draft import Draft
from warmfield.community.events import TimerDue
from warmfield.community.ids import EventId, TimerId
from warmfield.console.visit import Visit


def looking(visit: Visit) -> Moment:
    """A new one for each question."""
    event = TimerDue(at=visit.now, id=EventId("looking"), timer=TimerId("looking"))
    return Moment(visit.rulebook, Draft(visit.view, visit.now), event)
