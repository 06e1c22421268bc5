"""9.2 Flooding: one person fills the screen, by pace or with the same words again and again."""

from datetime import timedelta

from warmfield.community.events import MessageSent
from warmfield.community.findings import Finding
from warmfield.community.records import Said
from warmfield.plan.clauses import FloodingClause
from warmfield.reading.values import Reading
from warmfield.rules.lookback import before, takes_room
from warmfield.rules.situation import Situation

MINUTE = 60.0
SMALL_TALK = 4
"""Effective length below which repeating oneself (ok, thanks, haha) is chat, unless it never ends."""
ANSWER = 16
"""Effective length up to which a message is taken for an answer while a game is on."""


def flooding(reading: Reading, situation: Situation, clause: FloodingClause) -> Finding | None:
    event = situation.event
    if not isinstance(event, MessageSent) or event.replaces is not None or not takes_room(event):
        return None
    return _too_fast(reading, situation, clause) or _same_again(reading, situation, clause)


def _too_fast(reading: Reading, situation: Situation, clause: FloodingClause) -> Finding | None:
    now, within = situation.now.timestamp(), clause.within.total_seconds()
    since = max(now - within, _last_game(situation))
    times = [at for at in situation.membership.recent if at > since]
    if len(times) + 1 < clause.messages or len(times) + 1 < _allowed(clause, [*times, now]):
        return None
    facts = _in_a_game(situation, reading)
    return Finding(
        rule="flooding",
        clause=clause.number,
        reason="too_fast",
        facts={"messages": len(times) + 1, "seconds": round(within), **facts},
        also=tuple(one.id for one in _own(situation, clause.within)),
    )


def _in_a_game(situation: Situation, reading: Reading) -> dict[str, str | int | float]:
    """Short messages while a game is on are answers: a fast player floods nobody."""
    on = situation.played is not None and situation.played.game is not None
    return {"covered_by": "game"} if on and reading.words <= ANSWER and not reading.links else {}


def _last_game(situation: Situation) -> float:
    """When the last game ended: answers from before then count for nothing afterwards."""
    return 0.0 if situation.played is None else situation.played.ended_at


def _allowed(clause: FloodingClause, times: list[float]) -> float:
    """Some exports tell only the minute; there all of a minute's messages seem to come at once."""
    within = clause.within.total_seconds()
    if within < MINUTE and all(at % MINUTE == 0 for at in times):
        return clause.messages * MINUTE / within
    return clause.messages


def _same_again(reading: Reading, situation: Situation, clause: FloodingClause) -> Finding | None:
    skeleton = reading.skeleton
    if not reading.words or not skeleton:
        return None
    if skeleton not in [one.skeleton for one in situation.group.last]:
        return None
    again = tuple(one.id for one in _own(situation, clause.same_within) if one.skeleton == skeleton)
    times = len(again) + 1
    if times < (clause.same if reading.words >= SMALL_TALK else 2 * clause.same):
        return None
    minutes = round(clause.same_within.total_seconds() / MINUTE)
    return Finding(
        rule="flooding",
        clause=clause.number,
        reason="same_again",
        facts={"times": times, "minutes": minutes},
        also=again,
    )


def _own(situation: Situation, within: timedelta) -> list[Said]:
    """Give the author's messages within this time, oldest first."""
    return [one for one in before(situation, within) if one.who == situation.who][::-1]
