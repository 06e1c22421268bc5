"""1.1 The nickname says whose mum or dad one is, and from where. Order, width, script never matter."""

from functools import lru_cache

from warmfield.community.events import MessageSent
from warmfield.community.findings import Finding
from warmfield.plan.clauses import NicknameClause
from warmfield.plan.nickname_shape import shape_of
from warmfield.reading.nickname import NicknameReading, parse
from warmfield.reading.pattern import Pattern
from warmfield.rules.situation import Situation


def nickname(situation: Situation, clause: NicknameClause) -> Finding | None:
    """Read a nickname once: with a join, with a change, or where a message shows it first."""
    name = situation.event.nickname.strip()
    known = isinstance(situation.event, MessageSent) and situation.membership.nickname.strip() == name
    if not name or known:
        return None
    here = situation.rulebook.group(situation.group_id).neighbourhood
    places = situation.rulebook.plan.neighbourhoods + ((here,) if here else ())
    found = _parsed(name, shape_of(clause, places))
    if found.ok:
        return None
    return Finding(
        rule="nickname",
        clause=clause.number,
        reason="nickname_format" if found.missing else "nickname_trade",
        facts={"nickname": name, "missing": ",".join(found.missing), **_likely(found, here)},
    )


@lru_cache(2048)
def _parsed(name: str, shape: Pattern) -> NicknameReading:
    """Parse a name once: members bring theirs into each of their groups."""
    return parse(name, shape)


def _likely(found: NicknameReading, neighbourhood: str) -> dict[str, str | int | float]:
    """Suggest a nickname where only the group's own neighbourhood lacks; else say what is known of it."""
    if found.advert or not found.fields:
        return {}
    if neighbourhood and found.missing == ("neighbourhood",):
        return {"suggestion": "".join(text or neighbourhood for text, _ in found.suggested)}
    return {"likely": found.suggestion}
