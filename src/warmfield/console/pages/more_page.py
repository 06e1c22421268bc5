"""On the phone: the way to all that has no tab of its own."""

from warmfield.console.frame import Shown, Values
from warmfield.console.visit import Visit


async def _nothing_more(_visit: Visit) -> Values:
    return {}


MORE_PAGE = Shown("more.html", "/more", _nothing_more)
