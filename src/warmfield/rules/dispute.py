"""1.6 Members who disagree talk it over privately: two members, aimed at each other, rising."""

from datetime import timedelta

from warmfield.community.events import MessageSent
from warmfield.community.findings import Finding
from warmfield.community.ids import MemberId
from warmfield.community.records import Said
from warmfield.plan.clauses import DisputeClause
from warmfield.reading.values import Reading
from warmfield.rules.lookback import aimed_at, before
from warmfield.rules.situation import Situation

HOT = 0.5
"""Heat from which a message counts as an attack."""
GATHERED = 1.2
"""So much heat of both together makes a dispute: two attacks."""
UNCLEAR = 0.75
"""The score where only one of the two attacks: a person should look at it first."""


def dispute(reading: Reading, situation: Situation, clause: DisputeClause) -> Finding | None:
    event = situation.event
    if reading.heat < HOT or not isinstance(event, MessageSent):
        return None
    other = aimed_at(event, reading, situation.group.last)
    if other is None or _told_already(situation, other):
        return None
    quarrel = exchange(situation, other, clause.within)
    if len(quarrel) + 1 < clause.messages:
        return None
    attacks = [one for one in quarrel if one.heat >= HOT]
    heat = reading.heat + sum(one.heat for one in attacks)
    if heat < GATHERED or not any(one.who == other for one in quarrel):
        return None
    return Finding(
        rule="dispute",
        clause=clause.number,
        reason="dispute",
        score=1.0 if any(one.who == other for one in attacks) else UNCLEAR,
        facts={"with": other, "messages": len(quarrel) + 1, "heat": round(heat, 2)},
        also=tuple(one.id for one in quarrel),
    )


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
