"""9.2 The same post in several groups, also by different accounts."""

from warmfield.community.echoes import LOWEST, Echo
from warmfield.community.findings import Finding
from warmfield.plan.clauses import CopiesClause
from warmfield.reading.echo import alike
from warmfield.reading.values import Reading
from warmfield.rules.own_words import SAME
from warmfield.rules.situation import Situation


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
    """Give the same post in other groups, oldest first. Only echoes that share marks are looked at."""
    skeleton = reading.skeleton
    sharing = situation.echoes.sharing(skeleton, reading.sketch[:LOWEST])
    if not sharing:
        return []
    since = situation.now.timestamp() - clause.within.total_seconds()
    here = situation.group_id
    sketch = frozenset(reading.sketch)
    shared = SAME * len(sketch)  # what two sketches have in common bounds `alike` from above
    shortest, longest = reading.words * SAME, reading.words / SAME
    return [
        echo
        for echo in sharing
        if echo.group != here
        and shortest <= echo.words <= longest
        and echo.at >= since
        and (
            echo.skeleton == skeleton
            or (len(sketch.intersection(echo.sketch)) >= shared and alike(sketch, echo.sketch) >= SAME)
        )
    ]


def _passes_on(found: list[Echo], situation: Situation) -> bool:
    """A member who forwards what staff posted first does no harm."""
    first = found[0].who if found else situation.who
    return first != situation.who and not situation.roles and bool(situation.rulebook.roles(first))
