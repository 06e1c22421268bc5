"""1.1 The nickname says whose mum or dad one is, and from where. Order, width, script never matter."""

from functools import lru_cache

from warmfield.community.events import MessageSent
from warmfield.community.findings import Finding
from warmfield.plan.clauses import NicknameClause, NicknamePart
from warmfield.reading.nickname import NicknameReading, parse
from warmfield.reading.pattern import Pattern, PatternPart, Slot, pieces
from warmfield.rules.situation import Situation

Parts = tuple[tuple[str, NicknamePart], ...]
BUILT_IN = {
    "child": NicknamePart(sort="child"),
    "parent": NicknamePart(sort="parent"),
    "neighbourhood": NicknamePart(sort="neighbourhood"),
}


def nickname(situation: Situation, clause: NicknameClause) -> Finding | None:
    """Read a nickname once: with a join, with a change, or where a message shows it first."""
    name = situation.event.nickname.strip()
    known = isinstance(situation.event, MessageSent) and situation.membership.nickname.strip() == name
    if not name or known:
        return None
    here = situation.rulebook.group(situation.group_id).neighbourhood
    places = situation.rulebook.plan.neighbourhoods + ((here,) if here else ())
    found = parse(name, pattern_of(clause, places))
    if found.ok:
        return None
    return Finding(
        rule="nickname",
        clause=clause.number,
        reason="nickname_format" if found.missing else "nickname_trade",
        facts={"nickname": name, "missing": ",".join(found.missing), **_likely(found, here)},
    )


def _likely(found: NicknameReading, neighbourhood: str) -> dict[str, str | int | float]:
    """Suggest a nickname where only the group's own neighbourhood lacks; else say what is known of it."""
    if found.advert or not found.fields:
        return {}
    if neighbourhood and found.missing == ("neighbourhood",):
        return {"suggestion": "".join(text or neighbourhood for text, _ in found.suggested)}
    return {"likely": found.suggestion}


def pattern_of(clause: NicknameClause, neighbourhoods: tuple[str, ...]) -> Pattern:
    """Give the clause's pattern with the neighbourhoods known in the group."""
    return _pattern(clause.pattern, tuple(clause.parts.items()), neighbourhoods)


@lru_cache(maxsize=256)
def _pattern(template: str, parts: Parts, neighbourhoods: tuple[str, ...]) -> Pattern:
    known = BUILT_IN | dict(parts)
    names = [piece.name for piece in pieces(template) if isinstance(piece, Slot)]
    return Pattern(
        template=template,
        parts=tuple(_part(name, known.get(name, NicknamePart())) for name in names),
        neighbourhoods=neighbourhoods,
    )


def _part(name: str, part: NicknamePart) -> PatternPart:
    return PatternPart(
        name=name, sort=part.sort, choices=part.choices, optional=part.optional, longest=part.longest
    )
