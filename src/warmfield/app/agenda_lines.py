"""An agenda as people and programs read it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from zoneinfo import ZoneInfo

from rich.cells import cell_len, set_cell_size

from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.sorts import SORTS
from warmfield.rhythm.why_held import why_held
from warmfield.rhythm.wish import Item
from warmfield.wording import Words

WIDEST_NAME = 24


def lines(items: Sequence[Item], rulebook: Rulebook, words: Words) -> Iterator[str]:
    """One line an item under its day: hour, group, what, who, the row of the plan, what holds it back."""
    if not items:
        yield words("Nothing falls due in this time.")
        return
    clocks = ZoneInfo(rulebook.plan.community.time_zone)
    wide = min(WIDEST_NAME, max(cell_len(rulebook.group(item.group).name) for item in items))
    for day, here in groupby(items, key=lambda item: item.at.astimezone(clocks).date()):
        yield words(
            "{weekday} {day}", weekday=words(WEEKDAYS[day.weekday()]).capitalize(), day=day.isoformat()
        )
        for item in here:
            group = set_cell_size(rulebook.group(item.group).name, wide)
            yield f"  {item.at.astimezone(clocks):%H:%M}  {group}  {_what(item, rulebook, words)}"


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Keys of the catalogue: the plan says them too."""


def _what(item: Item, rulebook: Rulebook, words: Words) -> str:
    sort = SORTS[item.wish.sort]
    what = words("{what} ({why})", what=item.wish.title, why=f"{sort.row} {item.wish.where}")
    who = _who(item, rulebook)
    said = f"{what} · {who}"
    if not item.held:
        return said
    return words("{what}: held back, {why}", what=said, why=why_held(item, rulebook, words))


def _who(item: Item, rulebook: Rulebook) -> str:
    person = None if item.wish.by is None else rulebook.plan.people.get(item.wish.by)
    return rulebook.plan.community.assistant.name if person is None else person.name


def as_json(items: Sequence[Item]) -> dict[str, object]:
    """For programs: version 1, times in UTC."""
    return {
        "version": 1,
        "items": [
            {
                "at": item.at,
                "group": item.group,
                "sort": item.wish.sort,
                "key": item.wish.key,
                "title": item.wish.title,
                "row": SORTS[item.wish.sort].row,
                "where": item.wish.where,
                "by": item.wish.by,
                "speaks": item.wish.speaks,
                "held": item.held,
            }
            for item in items
        ],
    }
