"""What today brings in a group that is kept by hand, with the words as they stand now."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.ids import GroupId
from warmfield.console.run_sheet import ICONS, TO_A_PERSON, Done, run_sheet
from warmfield.console.visit import Visit
from warmfield.rhythm.previewed import preview
from warmfield.rhythm.wish import Item, Scope


class Ahead(Struct, frozen=True, kw_only=True):
    """`text` is what will be there to copy; empty where nothing is posted."""

    item: Item
    at: datetime
    icon: str
    text: str


class DayHere(Struct, frozen=True, kw_only=True):
    group: GroupId
    ahead: tuple[Ahead, ...]
    done: tuple[Done, ...]


async def day_here(visit: Visit, group: GroupId) -> DayHere:
    scope = Scope(rulebook=visit.rulebook, view=visit.view, group=group, now=visit.now)
    sheet = run_sheet([scope], await visit.ports.day_sheets.of([scope]), visit.now)
    items = [row.item for row in sheet.rows if not row.item.held and row.item.at >= visit.now]
    ahead = (
        Ahead(item=one, at=one.at, icon=ICONS.get(one.wish.sort, TO_A_PERSON), text=_text(scope, one))
        for one in items
    )
    return DayHere(group=group, ahead=tuple(ahead), done=sheet.done)


def _text(scope: Scope, item: Item) -> str:
    return preview(scope, item).text if item.wish.speaks else ""
