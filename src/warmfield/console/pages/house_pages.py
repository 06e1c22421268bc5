"""Small pages of the settings: links and calendars, feeds, what is kept how long."""

from datetime import datetime, timedelta

from warmfield.community.piece_events import PieceFound
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.plan_lines import line_of
from warmfield.console.signing.keyring import IDLE_SECONDS, LINK_SECONDS, LONGEST_SECONDS
from warmfield.console.signing.sign_in_notes import MOST
from warmfield.console.visit import Visit

LOOKED_BACK = 300
"""Pieces that were found last: enough to say when each source brought something."""


async def _addresses(visit: Visit) -> Values:
    found = visit.ports.housekeeping.addresses(visit.person_id)
    mine = {visit.rulebook.plan.groups[at].name for at in visit.groups}
    calendars = [one for one in found if one.sort == "calendar" and one.title in mine]
    return {"calendars": calendars, **{one.sort: one for one in found if one.sort in ("lobby", "own")}}


async def _feeds(visit: Visit) -> Values:
    found = await visit.ports.archive.journal(kinds=["piece_found"], limit=LOOKED_BACK)
    last: dict[str, datetime] = {}
    for one in found:
        if isinstance(one.event, PieceFound):
            last.setdefault(one.event.source, one.event.at)
    line = line_of(visit.ports.source(), ("content", "sources"))
    return {"sources": visit.rulebook.plan.content.sources, "last": last, "line": line}


async def _kept(visit: Visit) -> Values:
    return {
        "retention": visit.rulebook.plan.retention,
        "line": line_of(visit.ports.source(), ("retention",)),
        "idle": timedelta(seconds=IDLE_SECONDS),
        "longest": timedelta(seconds=LONGEST_SECONDS),
        "link": timedelta(seconds=LINK_SECONDS),
        "most": MOST,
    }


DOORS = (
    Door("/settings/addresses", Shown("addresses.html", "/settings", _addresses), "own_account"),
    Door("/settings/feeds", Shown("feeds.html", "/settings", _feeds), "settings"),
    Door("/settings/kept", Shown("kept.html", "/settings", _kept), "settings"),
)
