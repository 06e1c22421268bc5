"""`warmfield agenda`: everything that falls due, from a plan alone or from a home."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from warmfield.app.agenda_lines import as_json, lines
from warmfield.app.looking_in import AmissError, looking_in
from warmfield.app.saying import amiss, say
from warmfield.community.draft import View
from warmfield.community.ids import GroupId
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.agenda import agenda
from warmfield.rhythm.wish import Item, Scope


def show_agenda(where: Path, now: datetime, *, days: int, group: str, json: bool, language: str) -> int:
    """0 with the agenda on standard output; 1 with a sentence on standard error."""
    try:
        with looking_in(where, language, group) as inside:
            until = now + timedelta(days=days)
            items = list(gathered(inside.rulebook, inside.view, now, until, group))
    except AmissError as why:
        return amiss(str(why))
    if json:
        say(msgspec.json.format(msgspec.json.encode(as_json(items)), indent=1).decode())
    else:
        say("\n".join(lines(items, inside.rulebook, inside.words)))
    return 0


def gathered(
    rulebook: Rulebook, view: View, now: datetime, until: datetime, only: str = ""
) -> Iterator[Item]:
    """The items of every group, in the order of time."""
    found: list[Item] = []
    for at in rulebook.plan.groups:
        if only in ("", at):
            scope = Scope(rulebook=rulebook, view=view, group=GroupId(at), now=now)
            found += agenda(scope, until)
    yield from sorted(found, key=lambda item: (item.at, item.group, item.wish.key))
