"""9.2 The same post in several groups, also by different accounts."""

from warmfield.community.findings import Finding
from warmfield.community.records import Echo
from warmfield.plan.clauses import CopiesClause
from warmfield.reading.echo import alike
from warmfield.reading.values import Reading
from warmfield.rules.own_words import SAME
from warmfield.rules.situation import Situation

LOWEST = 8
"""Of two posts that are one, all but one pair in a thousand share one of their lowest hashes."""


def copies(reading: Reading, situation: Situation, clause: CopiesClause) -> Finding | None:
    if reading.words < clause.shortest or not reading.skeleton:
        return None
    found = _elsewhere(reading, situation, clause)
    groups = {one.group for one in found} | {situation.group_id}
    if len(groups) < clause.copies or _passes_on(found, situation):
        return None
    return Finding(
        rule="copies",
        clause=clause.number,
        reason="copied_by_several" if any(one.who != situation.who for one in found) else "copied",
        facts={"groups": len(groups), "accounts": len({one.who for one in found} | {situation.who})},
        also=tuple(one.message for one in found),
    )


def _elsewhere(reading: Reading, situation: Situation, clause: CopiesClause) -> list[Echo]:
    """Give the same post in other groups, oldest first. Runs for every longer message, so it is one loop."""
    since = situation.now.timestamp() - clause.within.total_seconds()
    here, skeleton, lowest = situation.group_id, reading.skeleton, set(reading.sketch[:LOWEST])
    shortest, longest = reading.words * SAME, reading.words / SAME
    near = [
        echo
        for echo in situation.echoes.echoes
        if echo.group != here
        and shortest <= echo.words <= longest
        and echo.at >= since
        and (echo.skeleton == skeleton or not lowest.isdisjoint(echo.sketch[:LOWEST]))
    ]
    return [one for one in near if one.skeleton == skeleton or alike(reading.sketch, one.sketch) >= SAME]


def _passes_on(found: list[Echo], situation: Situation) -> bool:
    """A member who forwards what staff posted first does no harm."""
    first = found[0].who if found else situation.who
    return first != situation.who and not situation.roles and bool(situation.rulebook.roles(first))
