"""1.5 No adverts without a permit."""

from msgspec import structs

from warmfield.community.findings import Finding, Thresholds
from warmfield.plan.clauses import AdvertClause
from warmfield.reading.values import Reading
from warmfield.rules.allowances import agreed, any_wording
from warmfield.rules.bands import thresholds
from warmfield.rules.own_words import first_in
from warmfield.rules.situation import Situation
from warmfield.rules.trading import trade
from warmfield.rules.welcome import doubtful, welcome

OPERATORS_WORD = 1.0
"""The score of a message with one of the operator's own words: they said it makes an advert."""
SURE = 0.9
"""From this score on, what looks welcome but is doubtful goes to a person; with a contact always."""


def advert(reading: Reading, situation: Situation, clause: AdvertClause) -> Finding | None:
    found = _reads_like_one(reading, situation, clause)
    return found if not situation.member.permits else _with_permit(found, reading, situation, clause)


def _with_permit(
    found: Finding | None, reading: Reading, situation: Situation, clause: AdvertClause
) -> Finding | None:
    """A wording agreed on is an advert whatever its score: covered once, and met when it comes again."""
    known = agreed(situation, reading)
    if known is None and (found is None or not any_wording(situation)):
        return found
    found = found or Finding(
        rule="adverts",
        clause=clause.number,
        reason="advert",
        score=reading.advert,
        spans=reading.advert_spans,
        facts=_facts(reading),
    )
    if known is None or not known.reason:
        return structs.replace(found, facts=found.facts | {"covered_by": "permit"})
    edges = thresholds(situation.rulebook.plan.review)
    score = max(found.score, (edges.review + edges.act) / 2)
    return structs.replace(found, reason=known.reason, score=score)


def _facts(reading: Reading) -> dict[str, str | int | float]:
    return {"model": reading.model, "advert": round(reading.advert, 4)}


def _reads_like_one(reading: Reading, situation: Situation, clause: AdvertClause) -> Finding | None:
    edges = thresholds(situation.rulebook.plan.review)
    word = first_in(clause.words, reading)
    raised = OPERATORS_WORD if word else max(reading.advert, trade(reading))
    if raised < edges.review or _says_nothing(reading):
        return None
    why = welcome(reading, situation, clause)
    why = "" if word and why == "family_life" else why
    doubt = (raised >= SURE or bool(reading.contacts)) and doubtful(why, reading, situation)
    score = _lowered(raised, edges, doubt=doubt) if why else raised
    if score < edges.review:
        return None
    facts = _facts(reading)
    facts |= {"word": word} if word else {}
    facts |= {"lowered_by": why} if why else {}
    return Finding(
        rule="adverts",
        clause=clause.number,
        reason="operators_word" if word else "advert",
        score=score,
        spans=reading.advert_spans,
        facts=facts,
    )


def _says_nothing(reading: Reading) -> bool:
    """A link alone tells nothing about itself; clause 1.2 asks for its words."""
    return reading.words == 0 and not reading.contacts


def _lowered(score: float, edges: Thresholds, *, doubt: bool) -> float:
    """Where there is doubt a person looks; else it lies below the band."""
    return (edges.review + edges.act) / 2 if doubt else min(score, edges.review * 0.8)
