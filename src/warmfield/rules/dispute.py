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
GATHERED = 1.8
"""So much heat on both sides together makes a dispute; a heated topic alone stays below."""
CLEAR = 2.4
"""From so much heat on, and an attack from either side, nobody needs to be asked."""

UNCLEAR = 0.75
"""The score of a quarrel that a person should look at first."""


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
    ours = sum(one.heat for one in quarrel if one.who == situation.who) + reading.heat
    theirs = sum(one.heat for one in quarrel if one.who == other)
    if ours + theirs < GATHERED or not _both_in(quarrel, other):
        return None
    attacked = any(one.heat >= HOT for one in quarrel if one.who == other)
    return Finding(
        rule="dispute",
        clause=clause.number,
        reason="dispute",
        score=1.0 if attacked and ours + theirs >= CLEAR else UNCLEAR,
        facts={"with": other, "messages": len(quarrel) + 1, "heat": round(ours + theirs, 2)},
        also=tuple(one.id for one in quarrel),
    )


def exchange(situation: Situation, other: MemberId, within: timedelta) -> list[Said]:
    """Give what the two said to each other, oldest first.

    A message without an address belongs to it when the message before was by the other of the two.
    """
    pair = (situation.who, other)
    recent = list(before(situation, within))[::-1]
    found = []
    for at, one in enumerate(recent):
        if one.who not in pair:
            continue
        opposite = pair[1] if one.who == pair[0] else pair[0]
        answers = at > 0 and recent[at - 1].who == opposite
        if one.at_whom == opposite or (one.at_whom is None and (answers or one.heat >= HOT)):
            found.append(one)
    return found


def _both_in(quarrel: list[Said], other: MemberId) -> bool:
    return any(one.who == other for one in quarrel)


def _told_already(situation: Situation, other: MemberId) -> bool:
    group = situation.group
    if group.dispute_until is None or group.dispute_until <= situation.now:
        return False
    return {situation.who, other} <= set(group.dispute_members)
