"""9.2 Poaching: luring members over into another group."""

from warmfield.community.findings import Finding
from warmfield.plan.clauses import PoachingClause
from warmfield.reading.values import Contact, Reading
from warmfield.rules.bands import thresholds
from warmfield.rules.luring import about_groups, called_in, lure, warns
from warmfield.rules.own_words import first_in, normalised
from warmfield.rules.situation import Situation

DOORS = ("qq_group", "group_link")
"""The contacts that are another group's door."""
DOOR_ALONE = 0.6
"""Reading's score for a door without a word about coming."""


def poaching(reading: Reading, situation: Situation, clause: PoachingClause) -> Finding | None:
    edges = thresholds(situation.rulebook.plan.review)
    if not reading.contacts and edges.review > max(reading.poaching, lure(reading)):
        return None
    own = clause.own + tuple(group.name for group in situation.rulebook.plan.groups.values())
    foreign = tuple(one for one in reading.contacts if _is_door(one) and not _ours(one, own))
    score = max(_read(reading, doors=len(foreign)), lure(reading), called_in(reading) if foreign else 0.0)
    if score < edges.review:
        return None
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


def _is_door(contact: Contact) -> bool:
    """A link to one message of a room is no door."""
    return contact.sort in DOORS and "/$" not in contact.value


def _read(reading: Reading, *, doors: int) -> float:
    """What reading says, unless it warns, or goes by doors that are none."""
    by_doors_alone = reading.poaching <= DOOR_ALONE
    return 0.0 if warns(reading) or (by_doors_alone and not doors) else reading.poaching


def _ours(door: Contact, own: tuple[str, ...]) -> bool:
    return any(form in door.value.casefold() for _, form in normalised(own))
