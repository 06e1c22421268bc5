"""1.7, 2.4 While a session is on, what has nothing to do with its topic waits."""

from datetime import timedelta

from warmfield.community.events import MessageSent
from warmfield.community.findings import Finding
from warmfield.community.session_records import Open
from warmfield.plan.clauses import OffTopicClause
from warmfield.reading.in_session import has_nothing_in_common, stands_alone, strangeness
from warmfield.reading.values import Reading
from warmfield.rules.bands import thresholds
from warmfield.rules.situation import Situation

MODEL = "e5-small-q4"
SIDE_TALK = timedelta(minutes=3)
"""Two messages with nothing in common with the talk, so near to each other, are a talk of their own."""
SUGGEST_AGAIN = timedelta(minutes=10)
"""The host, who is busy, is asked no more often."""


def off_topic(reading: Reading, situation: Situation, clause: OffTopicClause) -> Finding | None:
    session = situation.session
    if session is None or not _may_be(reading, situation, session, clause):
        return None
    chance = strangeness(session, reading)
    if chance is None:
        return _suggested(reading, situation, session, clause)
    if chance < thresholds(situation.rulebook.plan.review).review:
        return None
    if chance <= clause.sure and _suggested_lately(situation, session):
        return None
    return _finding(clause, session, chance, model=MODEL)


def _may_be(reading: Reading, situation: Situation, session: Open, clause: OffTopicClause) -> bool:
    event = situation.event
    if not isinstance(event, MessageSent) or session.told.get(event.who, 0) + 1 < clause.times:
        return False
    return stands_alone(session, event, reading, situation.rulebook.person_id(event.who))


def _suggested(
    reading: Reading, situation: Situation, session: Open, clause: OffTopicClause
) -> Finding | None:
    """Without meanings: plain signs that a talk of its own goes on, for a person to look at."""
    since = situation.now.timestamp() - SIDE_TALK.total_seconds()
    goes_on = any(at >= since for at in session.apart)
    if not goes_on or _suggested_lately(situation, session) or not has_nothing_in_common(session, reading):
        return None
    edges = thresholds(situation.rulebook.plan.review)
    return _finding(clause, session, (edges.review + edges.act) / 2, review="yes")


def _suggested_lately(situation: Situation, session: Open) -> bool:
    return situation.now.timestamp() - session.suggested_at < SUGGEST_AGAIN.total_seconds()


def _finding(clause: OffTopicClause, session: Open, score: float, **facts: str) -> Finding:
    asks = "review" in facts
    return Finding(
        rule="off_topic",
        clause=clause.number,
        reason="side_talk" if asks else "off_topic",
        score=score,
        facts={"topic": session.of.topic, **facts},
    )
