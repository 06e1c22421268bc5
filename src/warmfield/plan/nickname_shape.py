"""A nickname clause's pattern as the reader of nicknames wants it."""

from warmfield.plan.clauses import NicknameClause, NicknamePart
from warmfield.reading.nickname import parse
from warmfield.reading.pattern import Pattern, PatternPart, Slot, pieces
from warmfield.wording import later

BUILT_IN = {
    "child": NicknamePart(sort="child"),
    "parent": NicknamePart(sort="parent"),
    "neighbourhood": NicknamePart(sort="neighbourhood"),
}
PART_WORDS = {
    "child": later("child's name"),
    "parent": later("word like mum or dad"),
    "neighbourhood": later("neighbourhood"),
}


def shape_of(clause: NicknameClause, neighbourhoods: tuple[str, ...]) -> Pattern:
    """Give the pattern. Raises ValueError where the template has a stray brace."""
    known = BUILT_IN | dict(clause.parts)
    names = [piece.name for piece in pieces(clause.pattern) if isinstance(piece, Slot)]
    parts = tuple(
        PatternPart(name=name, sort=one.sort, choices=one.choices, optional=one.optional, longest=one.longest)
        for name, one in ((name, known[name]) for name in names)
    )
    return Pattern(template=clause.pattern, parts=parts, neighbourhoods=neighbourhoods)


def faults_of(example: str, clause: NicknameClause, neighbourhoods: tuple[str, ...]) -> tuple[str, ...]:
    """Name the parts that a nickname lacks; empty for one the pattern accepts."""
    found = parse(example, shape_of(clause, neighbourhoods))
    if found.ok:
        return ()
    return tuple(PART_WORDS.get(name, name) for name in found.missing) or (later("name that is no advert"),)
