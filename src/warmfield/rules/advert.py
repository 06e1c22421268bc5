"""1.5 No adverts without a permit."""

from datetime import timedelta

from warmfield.community.events import MessageSent
from warmfield.community.findings import Finding, Thresholds
from warmfield.plan.clauses import AdvertClause, LinkClause
from warmfield.reading.values import Reading
from warmfield.rules.allowances import permitted
from warmfield.rules.bands import thresholds
from warmfield.rules.lookback import before, said
from warmfield.rules.own_words import first_in, own_page
from warmfield.rules.situation import Situation

OPERATORS_WORD = 1.0
"""The score of a message with one of the operator's own words: they said it makes an advert."""
ADVICE_WITHIN = timedelta(minutes=15)
"""How long a call for recommendations makes a recommendation welcome."""


SURE = 0.9
"""From this score on, what looks welcome but leads elsewhere goes to a person."""


def advert(reading: Reading, situation: Situation, clause: AdvertClause) -> Finding | None:
    edges = thresholds(situation.rulebook.plan.review)
    word = first_in(clause.words, reading)
    raised = OPERATORS_WORD if word else reading.advert
    if raised < edges.review or _says_nothing(reading):
        return None
    why = _welcome(reading, situation, clause)
    score = _lowered(raised, reading, edges) if why else raised
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


def _welcome(reading: Reading, situation: Situation, clause: AdvertClause) -> str:
    """Say why something that reads like an advert may be none; empty where nothing speaks for it."""
    if first_in(clause.allowed, reading):
        return "allowed_word"
    if reading.asks_for_advice:
        return "asks_for_advice"
    if reading.gives_away:
        return "gives_away"
    if _answers_a_call(situation):
        return "answers_a_call"
    return "own_page" if _only_own_pages(reading, situation) else ""


def _lowered(score: float, reading: Reading, edges: Thresholds) -> float:
    """Below the band; but with a way to be reached elsewhere a sure advert still goes to a person."""
    elsewhere = bool(reading.contacts or reading.links)
    if elsewhere and score >= SURE:
        return (edges.review + edges.act) / 2
    return min(score, edges.review * 0.8)


def _answers_a_call(situation: Situation) -> bool:
    """Somebody else asked for a recommendation just before, or this replies to such a call."""
    event = situation.event
    replied = said(situation.group.last, event.reply_to) if isinstance(event, MessageSent) else None
    if replied is not None:
        return replied.asks == "advice" and replied.who != situation.who
    calls = (one for one in before(situation, ADVICE_WITHIN) if one.asks == "advice")
    return any(one.who != situation.who for one in calls)


def _only_own_pages(reading: Reading, situation: Situation) -> bool:
    if not reading.links or reading.contacts:
        return False
    clauses = situation.rulebook.clauses(situation.group_id)
    trusted = [name for one in clauses if isinstance(one, LinkClause) for name in one.trusted]
    return all(own_page(link, trusted) for link in reading.links)
