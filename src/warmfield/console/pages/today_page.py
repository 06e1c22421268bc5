"""Today: what comes next and in which words, four numbers, the run sheet, what needs somebody."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, waiting
from warmfield.console.groups.group_pace import GroupStands, pace_of, stands_of
from warmfield.console.inbox_sayings import InboxSayings
from warmfield.console.plan_lines import PlanLine, line_of, path_of
from warmfield.console.priority import ORDER, priority
from warmfield.console.run_sheet import Row, run_sheet
from warmfield.console.today_sayings import TodaySayings
from warmfield.console.visit import Visit
from warmfield.plan.plan_rows import ROWS
from warmfield.rhythm.gate import barred_now
from warmfield.rhythm.local_time import whole_day
from warmfield.rhythm.previewed import preview
from warmfield.rhythm.pulse.spoken import week_before
from warmfield.rhythm.sorts import SORTS
from warmfield.rhythm.wish import Scope

SHOWN = 3
OCCURRENCE = re.compile(r"a\d+/\d{4}-\d\d-\d\d")
"""An activity that staff planned, and its day."""
ABOUT = {row.number: row.about for row in ROWS}
OUTSIDE = 5
PREVIEWED = 4
"""Groups whose words are worked out beforehand; the others hear the same in their own language."""


class Hero(Struct, frozen=True, kw_only=True):
    """The row that is looked at. `texts` are what its groups will read, each once, with who reads it."""

    row: Row
    texts: tuple[tuple[str, tuple[GroupId, ...]], ...]
    at_once: tuple[str, ...]
    """What they would read now, where that is otherwise."""
    asks: tuple[str, ...]
    about: str
    line: PlanLine | None
    occurrence: str
    """The address of an activity's day in the calendar; empty for what the plan repeats."""
    barred: str
    """What keeps even a person from sending it now (a key of `gate.HELD`)."""
    reworded: bool
    chosen: bool


class Numbers(Struct, frozen=True, kw_only=True):
    needs: int
    urgent: int
    comfortable: int
    groups: int
    quiet: int
    lively: int
    spoke: int
    spoke_before: int | None
    members: int
    """Who is in two groups counts in each."""
    posts: int
    limit: int


async def _today(visit: Visit) -> Values:
    return await shown_today(visit)


async def shown_today(visit: Visit, unclear: str = "", typed: Mapping[str, str] | None = None) -> Values:
    """`unclear` says why a form wasn't taken; `typed` is what stood in it."""
    scopes = scopes_of(visit)
    sheet = run_sheet(scopes, await visit.ports.day_sheets.of(scopes), visit.now)
    standing = [stands_of(visit, group) for group in visit.groups]
    named = (typed or {}).get("key", "") or visit.asked.get("due", "")
    chosen = sheet.row(named)
    row = chosen or sheet.next
    queue = sorted(waiting(visit), key=lambda one: ORDER.index(priority(one, visit.now)))
    return {
        "told": TodaySayings(visit),
        "kinds": InboxSayings(visit),
        "hero": None if row is None else _hero(visit, scopes, row, chosen=chosen is not None),
        "sheet": sheet,
        "numbers": _numbers(visit, scopes, standing),
        "outside": [
            pace_of(visit, one.group) for one in sorted(filter(_outside, standing), key=_worst)[:OUTSIDE]
        ],
        "queue": list(islice(queue, SHOWN)),
        "paused_groups": [scope.group for scope in scopes if scope.rhythm.pause and scope.pause],
        "restorable": lambda row: row.item.held == "skipped" and row.item.wish.until >= visit.now,
        "unclear": unclear,
        "typed": typed or {},
    }


def scopes_of(visit: Visit) -> list[Scope]:
    rulebook, view, now = visit.rulebook, visit.view, visit.now
    return [Scope(rulebook=rulebook, view=view, group=group, now=now) for group in visit.groups]


def _hero(visit: Visit, scopes: Sequence[Scope], row: Row, *, chosen: bool) -> Hero:
    by_group = {scope.group: scope for scope in scopes}
    texts: dict[str, tuple[GroupId, ...]] = {}
    at_once: list[str] = []
    asks: dict[str, None] = {}
    for item in row.items[:PREVIEWED]:
        scope = by_group[item.group]
        then, now = preview(scope, item), preview(scope, item, visit.now)
        if then.text:
            texts[then.text] = (*texts.get(then.text, ()), item.group)
        if now.text not in ("", then.text, *at_once):
            at_once.append(now.text)
        asks |= dict.fromkeys(then.asks)
    wish, first = row.item.wish, by_group[row.item.group]
    return Hero(
        row=row,
        texts=tuple(texts.items()),
        at_once=tuple(at_once),
        asks=tuple(asks),
        about=ABOUT.get(SORTS[wish.sort].row, ""),
        line=line_of(visit.ports.source(), path_of(wish.where)),
        occurrence=wish.about if OCCURRENCE.fullmatch(wish.about) else "",
        barred=barred_now(first, wish),
        reworded=first.rhythm.rewords(wish.key, first.today.toordinal()) is not None,
        chosen=chosen,
    )


def _numbers(visit: Visit, scopes: Sequence[Scope], standing: Sequence[GroupStands]) -> Numbers:
    colours = Counter(one.colour for one in standing)
    weeks = [week_before(scope) for scope in scopes]
    known = [week for week in weeks if week is not None]
    priorities = Counter(priority(one, visit.now) for one in waiting(visit))
    return Numbers(
        needs=priorities.total(),
        urgent=priorities["urgent"],
        comfortable=colours["ok"],
        groups=len(scopes),
        quiet=colours["cold"],
        lively=colours["flood"],
        spoke=sum(one.spoke for one in standing),
        spoke_before=sum(known) if len(known) == len(weeks) else None,
        members=sum(one.members for one in standing),
        posts=sum(map(_posts_today, scopes)),
        limit=visit.rulebook.plan.rhythm.posts.a_day * len(scopes),
    )


def _outside(one: GroupStands) -> bool:
    return one.colour in ("cold", "flood")


def _worst(one: GroupStands) -> tuple[int, float]:
    return one.how_bad


def _posts_today(scope: Scope) -> int:
    day = whole_day(scope.today, scope.clocks)
    first, last = day.start.timestamp(), day.end.timestamp()
    return sum(first <= one.at < last for one in scope.rhythm.posted)


DOORS = (Door("/", Shown("today.html", "/", _today, live=("today",)), "look"),)
