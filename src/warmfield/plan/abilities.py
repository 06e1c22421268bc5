"""What keeping a clause in a group needs, and who does it there: software, a person, or nobody."""

from msgspec import Struct

from warmfield.community.capabilities import PLATFORMS, Can
from warmfield.community.ids import GroupId
from warmfield.plan.clauses import Clause, CustomClause, NicknameClause
from warmfield.plan.model import Plan
from warmfield.wording import later

SEEING: dict[str, frozenset[Can]] = {
    "nickname": frozenset({Can.SEE_NICKNAMES}),
    "invitation": frozenset({Can.SEE_JOINS, Can.SEE_INVITER}),
    "join": frozenset({Can.SEE_JOINS}),
}
"""By kind of clause; the others read messages."""
ACTING: dict[str, frozenset[Can]] = {
    "nickname": frozenset({Can.TELL}),
    "dispute": frozenset({Can.TELL}),
    "off_topic": frozenset({Can.TELL}),
    "invitation": frozenset({Can.TELL, Can.ANSWER_JOIN, Can.REMOVE_MEMBER}),
}
"""By kind of clause, besides the rungs of its ladder; the others remove a message and tell why."""
RUNG_NEEDS = {"note": Can.TELL, "warn": Can.TELL, "mute": Can.MUTE, "remove": Can.REMOVE_MEMBER}
PASTED = ("wechat",)
"""Platforms whose chat people import or paste, so that messages are read all the same."""
SAID = {
    Can.READ: later("what is written"),
    Can.POST: later("posting in the group"),
    Can.TELL: later("a private word to a member"),
    Can.REMOVE_MESSAGE: later("removing a message"),
    Can.MUTE: later("muting a member"),
    Can.TIMED_MUTE: later("ending a mute by itself"),
    Can.FOCUS: later("muting all but speakers"),
    Can.REMOVE_MEMBER: later("removing a member"),
    Can.SET_NICKNAME: later("setting a nickname"),
    Can.ANSWER_JOIN: later("letting someone in"),
    Can.PIN: later("pinning a post"),
    Can.SEE_JOINS: later("who joins"),
    Can.SEE_INVITER: later("who invited whom"),
    Can.SEE_NICKNAMES: later("nicknames"),
    Can.SEE_READERS: later("who reads"),
    Can.IDEMPOTENT: later("doing a thing once only"),
}


class Ability(Struct, frozen=True, kw_only=True):
    """For one clause in one group. `unseen` not empty: the clause is only noticed there."""

    done: frozenset[Can]
    by_hand: frozenset[Can]
    unseen: frozenset[Can]
    pasted: bool = False
    """Only what people paste is read."""


def ability(plan: Plan, clause: Clause, group: GroupId) -> Ability:
    """Say what happens to a clause in a group of the plan."""
    platform = plan.groups[group].platform
    can = PLATFORMS[platform].can
    kind = str(getattr(clause, "kind", "noticed"))
    seeing = SEEING.get(_what_is_seen(clause, kind), frozenset({Can.READ}))
    acting = ACTING.get(kind, frozenset({Can.REMOVE_MESSAGE, Can.TELL}))
    ladder = plan.ladders.get(plan.ladder_of(clause))
    rungs = {RUNG_NEEDS[step.do] for step in ladder.steps if step.do in RUNG_NEEDS} if ladder else set()
    if isinstance(clause, NicknameClause) and clause.set_nickname:
        rungs |= {Can.SET_NICKNAME}
    needed = acting | rungs
    pasted = platform in PASTED
    return Ability(
        done=needed & can,
        by_hand=needed - can,
        unseen=frozenset() if pasted else seeing - can,
        pasted=pasted,
    )


def _what_is_seen(clause: Clause, kind: str) -> str:
    """A clause in CEL looks at what it says itself: a message, a join or a nickname."""
    return clause.on if isinstance(clause, CustomClause) else kind
