"""`warmfield agenda`: everything that falls due, from a plan alone or from a home."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from warmfield.app.agenda_lines import as_json, lines
from warmfield.app.plan_or_home import rulebook_at, view_at
from warmfield.app.saying import amiss, say
from warmfield.community.draft import View
from warmfield.community.ids import GroupId
from warmfield.engine.ports import StoreFailed
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.agenda import agenda
from warmfield.rhythm.wish import Item, Scope
from warmfield.wording import words_in


def show_agenda(where: Path, now: datetime, *, days: int, group: str, json: bool, language: str) -> int:
    """0 with the agenda on standard output; 1 with a sentence on standard error."""
    words = words_in(language or os.environ.get("LANG", "en"))
    rulebook = rulebook_at(where, words)
    if isinstance(rulebook, str):
        return amiss(rulebook)
    words = words_in(language or rulebook.language)
    if group and group not in rulebook.plan.groups:
        known = ", ".join(rulebook.plan.groups)
        return amiss(words("The plan has no group {group}; it has {known}.", group=group, known=known))
    try:
        with view_at(where) as view:
            items = list(gathered(rulebook, view, now, now + timedelta(days=days), group))
    except StoreFailed as failure:
        return amiss(words(failure.sentence, **failure.values))
    if json:
        say(msgspec.json.format(msgspec.json.encode(as_json(items)), indent=1).decode())
    else:
        say("\n".join(lines(items, rulebook, words)))
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
