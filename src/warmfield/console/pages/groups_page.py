"""The groups somebody works in."""

from starlette.responses import Response

from warmfield.console.frame import page
from warmfield.console.visit import Visit


async def groups(visit: Visit) -> Response:
    shown = [(at, visit.rulebook.group(at)) for at in visit.groups]
    return page(visit, "groups.html", "/groups", groups=shown)
