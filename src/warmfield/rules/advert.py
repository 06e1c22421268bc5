"""1.5 No adverts without a permit."""

from warmfield.community.findings import Finding, Thresholds
from warmfield.plan.clauses import AdvertClause
from warmfield.reading.values import Reading
from warmfield.rules.allowances import permitted
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
    facts: dict[str, str | int | float] = {"model": reading.model, "advert": round(reading.advert, 4)}
    facts |= {"word": word} if word else {}
    facts |= {"lowered_by": why} if why else {}
    facts |= {"covered_by": "permit"} if permitted(situation, reading) else {}
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
