"""9.2 Poaching: luring members over into another group."""

from warmfield.community.findings import Finding
from warmfield.plan.clauses import PoachingClause
from warmfield.reading.values import Contact, Reading
from warmfield.rules.bands import thresholds
from warmfield.rules.luring import about_groups, lure
from warmfield.rules.own_words import first_in, normalised
from warmfield.rules.situation import Situation

DOORS = ("qq_group", "group_link")
"""The contacts that are another group's door."""


def poaching(reading: Reading, situation: Situation, clause: PoachingClause) -> Finding | None:
    edges = thresholds(situation.rulebook.plan.review)
    score = max(reading.poaching, lure(reading))
    if score < edges.review:
        return None
    own = clause.own + tuple(group.name for group in situation.rulebook.plan.groups.values())
    foreign = tuple(one for one in reading.contacts if one.sort in DOORS and not _ours(one, own))
    if not foreign and (not about_groups(reading.plain) or first_in(own, reading)):
        return None
    return Finding(
        rule="poaching",
        clause=clause.number,
        reason="poaching",
        score=score,
        spans=tuple(one.span for one in foreign),
        facts={"doors": len(foreign)},
    )


def _ours(door: Contact, own: tuple[str, ...]) -> bool:
    return any(form in door.value.casefold() for _, form in normalised(own))
