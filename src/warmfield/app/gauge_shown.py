"""`warmfield gauge`: how alive every group of a home is, and why."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from warmfield.app.agenda_lines import as_json as items_as_json
from warmfield.app.looking_in import AmissError, Inside, looking_in
from warmfield.app.saying import amiss, say
from warmfield.community.ids import GroupId
from warmfield.rhythm.how_alive import HowAlive, how_alive, lines
from warmfield.rhythm.wish import Scope


def show_gauge(where: Path, now: datetime, *, days: int, group: str, json: bool, language: str) -> int:
    """0 with the gauge on standard output; 1 with a sentence on standard error."""
    try:
        with looking_in(where, language, group) as inside:
            scopes = [_scope(inside, at, now) for at in inside.rulebook.plan.groups if group in ("", at)]
            looked = [(scope, how_alive(scope, days)) for scope in scopes]
    except AmissError as why:
        return amiss(str(why))
    if json:
        found = _as_json([one for _, one in looked])
        say(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
    else:
        said = ("\n".join(lines(one, scope, inside.words)) for scope, one in looked)
        say("\n".join(said))
    return 0


def _scope(inside: Inside, group: str, now: datetime) -> Scope:
    return Scope(rulebook=inside.rulebook, view=inside.view, group=GroupId(group), now=now)


def _as_json(looked: Sequence[HowAlive]) -> dict[str, object]:
    """For programs: version 1, times in UTC."""
    return {
        "version": 1,
        "groups": [
            {
                "group": one.group,
                "today": one.today,
                "days": one.days,
                "next": None if one.next is None else items_as_json([one.next])["items"],
                "worked": one.worked,
                "tried": one.tried,
                "by_topic": one.by_topic,
                "by_hour": one.by_hour,
            }
            for one in looked
        ],
    }
