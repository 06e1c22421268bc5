"""A clause of the operator's own, in CEL over the reading, the member and the group."""

from collections.abc import Callable
from functools import cache

from msgspec import Struct

from warmfield.community.findings import Finding
from warmfield.plan.clauses import CustomClause
from warmfield.reading.values import Reading
from warmfield.rules.bands import thresholds
from warmfield.rules.situation import Situation

Fields = dict[str, dict[str, object]]
CEL_ERRORS = (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError)
"""What the CEL library raises for a wrong type, an unknown name, a number out of range."""
DAY = 86400.0


class Answer(Struct, frozen=True):
    """`trouble` is the CEL library's own sentence when the expression couldn't be evaluated."""

    met: bool
    trouble: str = ""


def custom(reading: Reading | None, situation: Situation, clause: CustomClause) -> Finding | None:
    if not evaluate(clause.when, fields(reading, situation)).met:
        return None
    edges = thresholds(situation.rulebook.plan.review)
    return Finding(
        rule="custom",
        clause=clause.number,
        reason="operators_clause",
        score=(edges.review + edges.act) / 2 if clause.review else 1.0,
        facts={"when": clause.when},
    )


def evaluate(when: str, given: Fields) -> Answer:
    """Ask the expression; one that fails, or answers something else than true, is not met."""
    try:
        answer = compiled(when)(given)
    except CEL_ERRORS as error:
        return Answer(met=False, trouble=str(error))
    return Answer(met=answer is True, trouble="" if isinstance(answer, bool) else "not true or false")


@cache
def compiled(when: str) -> Callable[[Fields], object]:
    """Compile once per expression; raises ValueError where it doesn't parse."""
    import cel  # noqa: PLC0415 - 0.2 s, and most plans have no clause of their own

    program = cel.compile(when)
    return lambda given: program.execute(cel.Context(variables=given))


def fields(reading: Reading | None, situation: Situation) -> Fields:
    """Lay out the names an expression may use; a join or a nickname has an empty reading."""
    return {
        "reading": _of_reading(reading or Reading(text="", plain="")),
        "member": _of_member(situation),
        "group": _of_group(situation),
    }


def _of_reading(reading: Reading) -> dict[str, object]:
    return {
        "links": len(reading.links),
        "words": reading.words,
        "contacts": len(reading.contacts),
        "mentions": len(reading.mentions),
        "advert": reading.advert,
        "heat": reading.heat,
        "text": reading.text,
        "question": reading.question,
    }


def _of_member(situation: Situation) -> dict[str, object]:
    member, here = situation.member, situation.membership
    since = member.joined or here.joined or member.first_seen
    return {
        "days": int((situation.now - since).total_seconds() // DAY) if since else 0,
        "grade": member.grade,
        "roles": list(situation.roles),
        "paid": member.paid,
        "messages": here.messages,
        "warnings": sum(mark.until > situation.now and mark.rung != "note" for mark in member.marks),
        "nickname": situation.event.nickname or here.nickname,
    }


def _of_group(situation: Situation) -> dict[str, object]:
    group = situation.rulebook.group(situation.group_id)
    return {
        "id": situation.group_id,
        "theme": group.theme,
        "grade": group.grade,
        "neighbourhood": group.neighbourhood,
        "members": situation.group.members,
    }
