"""One group: how it is doing and why, what happened, who is in it, which rules hold, what is due."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from urllib.parse import quote, urlencode

from warmfield.community.capabilities import Can
from warmfield.community.ids import GroupId
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.groups.group_pace import duty_here, pace_now, scope_at
from warmfield.console.groups.group_past import SHOW, past_of
from warmfield.console.groups.pace_chart import chart_of
from warmfield.console.groups.rules_here import rules_here
from warmfield.console.groups.who_is_here import who_is_here
from warmfield.console.pages.groups_page import kind_of
from warmfield.console.pages.plan_page import KEEPERS
from warmfield.console.times_said import since, when
from warmfield.console.visit import Visit
from warmfield.plan.abilities import SAID
from warmfield.rhythm.agenda import agenda
from warmfield.rhythm.wish import Item

DAYS = 35
AHEAD = timedelta(days=2)
DUE_SHOWN = 8


async def _group(visit: Visit) -> Values:
    at = visit.group
    group, pace = visit.rulebook.group(at), pace_now(visit, at, DAYS)
    stands, before = pace.stands, _before(visit)
    show = visit.asked.get("show", "")
    show = show if show in SHOW else ""
    past = await past_of(visit, at, show, before)
    return {
        "at": at,
        "group": group,
        "kind": kind_of(visit, group),
        "pace": pace,
        "chart": chart_of(visit, stands.drawn[-DAYS:]),
        "past": past.items,
        "further": _address(at, show, past.further) if past.further else "",
        "shows": [(_address(at, one), said, one == show) for one, said in SHOW.items()],
        "before": before,
        "people": await who_is_here(visit, at) if visit.may("members") else None,
        "rules": list(rules_here(visit, at)),
        "keepers": {by: visit.words(said) for by, said in KEEPERS.items()},
        "due": due_in(visit, at),
        "paused": scope_at(visit, at).pause,
        "on_duty_here": duty_here(visit, at),
        "when": lambda moment: when(visit, moment),
        "since": lambda moment: since(visit, moment),
    }


def _address(at: GroupId, show: str, before: datetime | None = None) -> str:
    asked = {**({"show": show} if show else {}), **({"before": before.isoformat()} if before else {})}
    return f"/groups/{quote(at)}?{urlencode(asked)}" if asked else f"/groups/{quote(at)}"


def due_in(visit: Visit, at: GroupId) -> list[Item]:
    """The next things, held back or not; as of the last minute."""
    key = ("due", visit.rulebook.version, at)

    def look() -> list[Item]:
        return list(islice(agenda(scope_at(visit, at), visit.now + AHEAD), DUE_SHOWN))

    return visit.ports.minute.of(key, visit.now, look)


def _before(visit: Visit) -> datetime | None:
    try:
        found = datetime.fromisoformat(visit.asked.get("before", ""))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


async def _rights(visit: Visit) -> Values:
    """Asked of the platform itself, so it may take a moment."""
    at = visit.group
    return {
        "at": at,
        "group": visit.rulebook.group(at),
        "rights": await visit.ports.rights(at),
        "named": lambda name: visit.words(SAID[Can(name)]) if name in list(Can) else name,
    }


DOORS = (
    Door("/groups/{group}", Shown("group.html", "/groups", _group, live=("pace", "due", "past")), "look"),
    Door("/groups/{group}/rights", Shown("group_rights.html", "/groups", _rights), "look"),
)
