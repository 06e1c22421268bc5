"""The groups somebody works in, with how each is doing."""

from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.group_pace import pace_of
from warmfield.console.visit import Visit


async def _groups(visit: Visit) -> Values:
    return {"groups": [(at, visit.rulebook.group(at), pace_of(visit, at)) for at in visit.groups]}


DOORS = (Door("/groups", Shown("groups.html", "/groups", _groups), "look"),)
