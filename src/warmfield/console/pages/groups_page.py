"""The groups somebody works in, the worst first, with how each is doing and what comes next."""

from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from msgspec import Struct

from warmfield.acts.voice import text_in
from warmfield.community.ids import GroupId, PersonId
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.groups.group_pace import Pace, duty_here, pace_of, stands_of
from warmfield.console.groups.next_wish import next_wish
from warmfield.console.times_said import since, when
from warmfield.console.visit import Visit
from warmfield.plan.model import Group
from warmfield.wording import later

ON_PAGE = 25
STATES = {
    "": later("All"),
    "cold": later("Gone quiet"),
    "ok": later("Comfortable"),
    "flood": later("Busy or drowned"),
}
PLATFORMS = {"lobby": later("Lobby"), "wechat": later("WeChat, by hand"), "matrix": later("Matrix")}


class GroupRow(Struct, frozen=True, kw_only=True):
    id: GroupId
    group: Group
    kind: str
    """Its grade, theme and platform, as the plan calls them."""
    pace: Pace
    spoke: str
    last: str
    next: str
    on_duty: PersonId | None


async def _groups(visit: Visit) -> Values:
    known = sorted((stands_of(visit, at) for at in visit.groups), key=lambda one: one.how_bad)
    state = visit.asked.get("state", "")
    chosen = [one.group for one in known if state not in STATES or state in ("", one.colour)]
    page = max(1, int(number)) if (number := visit.asked.get("page", "")).isdecimal() else 1
    shown = chosen[(page - 1) * ON_PAGE : page * ON_PAGE]
    return {
        "rows": [row_of(visit, at) for at in shown],
        "filters": list(_filters(state, Counter(one.colour for one in known), len(known))),
        "earlier": _address(state, page - 1) if page > 1 else "",
        "further": _address(state, page + 1) if len(chosen) > page * ON_PAGE else "",
    }


def row_of(visit: Visit, at: GroupId) -> GroupRow:
    group, pace, item = visit.rulebook.group(at), pace_of(visit, at), next_wish(visit, at)
    stands = pace.stands
    return GroupRow(
        id=at,
        group=group,
        kind=kind_of(visit, group),
        pace=pace,
        spoke=f"{round(100 * stands.spoke / stands.members)}%" if stands.members else "–",
        last=since(visit, stands.last) if stands.last else "–",
        next=f"{when(visit, item.at)} {item.wish.title}" if item else "–",
        on_duty=next(iter(duty_here(visit, at)), None),
    )


def kind_of(visit: Visit, group: Group) -> str:
    plan, language = visit.rulebook.plan, visit.words.language
    grade, theme = plan.grades.get(group.grade), plan.themes.get(group.theme)
    named = [text_in(one.name, language) for one in (grade, theme) if one is not None]
    return " · ".join([*named, visit.words(PLATFORMS.get(group.platform, group.platform))])


def _filters(state: str, counts: Mapping[str, int], total: int) -> Iterator[tuple[str, str, int, bool]]:
    """Address, label, how many, whether it is the one shown."""
    for name, label in STATES.items():
        count = counts[name] if name else total
        yield _address(name, 1), label, count, name == (state if state in STATES else "")


def _address(state: str, page: int) -> str:
    asked = {
        **({"state": state} if state in STATES and state else {}),
        **({"page": page} if page > 1 else {}),
    }
    return f"/groups?{urlencode(asked)}" if asked else "/groups"


DOORS = (Door("/groups", Shown("groups.html", "/groups", _groups, live=("groups",)), "look"),)
