"""`warmfield duty`: the rota, from a plan alone or from a home."""

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import msgspec

from warmfield.acts.on_duty import monday_of, rota_of
from warmfield.app.duty_table import as_json, table
from warmfield.app.looking_in import AmissError, looking_in
from warmfield.app.saying import amiss, say
from warmfield.community.draft import Draft, View
from warmfield.community.rota import RotaRecord
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.duty.make_rota import WEEK, made_rota
from warmfield.rhythm.local_time import at, day_of, zone_of


def show_duty(where: Path, now: datetime, *, weeks: int, json: bool, language: str) -> int:
    """0 with the rota on standard output; 1 with a sentence on standard error."""
    try:
        with looking_in(where, language, "") as inside:
            rotas = list(rotas_of(inside.rulebook, inside.view, now, weeks))
    except AmissError as why:
        return amiss(str(why))
    if json:
        say(msgspec.json.format(msgspec.json.encode(as_json(rotas)), indent=1).decode())
    else:
        say("\n".join(table(rotas, inside.rulebook, inside.words)))
    return 0


def rotas_of(rulebook: Rulebook, view: View, now: datetime, weeks: int) -> Iterator[RotaRecord]:
    """This week's rota and those after it: as it is, or as it would be made."""
    draft, clocks = Draft(view, now), zone_of(rulebook)
    monday = monday_of(day_of(now, clocks))
    for number in range(weeks):
        first = monday + number * WEEK
        rota = rota_of(draft, first) or made_rota(draft, rulebook, first, at(first, time(0), clocks))
        draft.put(rota)
        yield rota
