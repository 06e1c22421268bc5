"""1.6 Members who disagree talk it over privately: two members, aimed at each other, rising."""

from datetime import timedelta

from warmfield.community.events import MessageSent
from warmfield.community.findings import Finding
from warmfield.community.ids import MemberId
from warmfield.community.records import Said
from warmfield.plan.clauses import DisputeClause
from warmfield.reading.values import Reading
from warmfield.rules.lookback import aimed_at, before, felt_heat
from warmfield.rules.situation import Situation

HOT = 0.5
"""Heat from which a message is an attack."""
WARM = 0.3
"""Heat from which a message aimed at somebody adds to a quarrel."""
LATELY = 6
"""As many messages of the two, the new one counted, tell whether it is heating up or a long talk."""
GATHERED = 1.2
"""So much heat lately makes a dispute: two clear attacks, or four sharp answers."""
CLEAR = 1.5
"""From so much on, with both of them at it, nobody needs to look first."""
UNCLEAR = 0.75
"""The score where a person should look first: one attacks alone, or it is just heating up."""


def dispute(reading: Reading, situation: Situation, clause: DisputeClause) -> Finding | None:
    event = situation.event
    now = felt_heat(reading)
    if now < WARM or not isinstance(event, MessageSent):
        return None
    other = aimed_at(event, reading, situation.group.last)
    if other is None or _told_already(situation, other):
        return None
    quarrel = exchange(situation, other, clause.within)
    if len(quarrel) + 1 < clause.messages:
        return None
    score, heat = weigh(now, quarrel[1 - LATELY :], other)
    if score == 0:
        return None
    return Finding(
        rule="dispute",
        clause=clause.number,
        reason="dispute",
        score=score,
        facts={"with": other, "messages": len(quarrel) + 1, "heat": round(heat, 2)},
        also=tuple(one.id for one in quarrel),
    )


def weigh(heat: float, lately: list[Said], other: MemberId) -> tuple[float, float]:
    """Give the score and the heat gathered; a score of 0 where the other has said nothing, or too little."""
    sharp = [one for one in lately if one.heat >= WARM]
    gathered = heat + sum(one.heat for one in sharp)
    attacked = max([heat, *(one.heat for one in sharp)]) >= HOT
    if gathered < GATHERED or not attacked or not any(one.who == other for one in lately):
        return 0.0, gathered
    both = any(one.who == other for one in sharp)
    return (1.0 if both and gathered >= CLEAR else UNCLEAR), gathered


def exchange(situation: Situation, other: MemberId, within: timedelta) -> list[Said]:
    """Give what the two said lately, oldest first, without what either said to somebody else."""
    pair = {situation.who, other}
    recent = (one for one in before(situation, within) if one.who in pair)
    return [one for one in recent if one.at_whom is None or one.at_whom in pair][::-1]


def _told_already(situation: Situation, other: MemberId) -> bool:
    group = situation.group
    if group.dispute_until is None or group.dispute_until <= situation.now:
        return False
    return {situation.who, other} <= set(group.dispute_members)
