"""The course to take: the gravest rung wins, and the gravest thing to do with the message."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from warmfield.community.records import MemberRecord
from warmfield.moderation.breach import RUNGS, Course, Weighed
from warmfield.moderation.standing import earlier
from warmfield.moderation.weigh import REVIEW
from warmfield.plan.basics import Step
from warmfield.plan.clauses import Clause, KeptClause
from warmfield.plan.rulebook import Rulebook

NOTE = Step(do="note")
WITH_MESSAGE = {"links": "hold", "adverts": "remove", "poaching": "remove", "copies": "remove"}
"""What happens to the message, by kind of clause. Flooding, disputes and nicknames leave it standing;
a clause of the operator's own removes it from the second rung on."""
_ORDER = {"keep": 0, "hold": 1, "remove": 2}
UNMARKED = frozenset({"nickname", "dispute", "invitation"})
"""Kinds that put nobody on a ladder: they ask, and blame nobody."""


def leaves_mark(clause: Clause) -> bool:
    """Whether a decision under this clause counts against the member."""
    return getattr(clause, "kind", "") not in UNMARKED


def course_for(met: Sequence[Weighed], member: MemberRecord, rulebook: Rulebook, now: datetime) -> Course:
    """Choose for all findings at once; of equal rungs the one that touches the message leads."""
    steps = [step_of(one, member, rulebook, now) for one in met]
    messages = [with_message(one.clause, step) for one, step in zip(met, steps, strict=True)]
    best = max(range(len(met)), key=lambda at: (_gravity(steps[at]), _ORDER[messages[at]], -at))
    return Course(
        step=steps[best],
        led_by=met[best],
        met=tuple(met),
        message=max(messages, key=_ORDER.__getitem__),
        earlier=earlier(member, met[best].clause, rulebook, now),
    )


def step_of(one: Weighed, member: MemberRecord, rulebook: Rulebook, now: datetime) -> Step:
    """What a rule only suspects leads to a kind word at most."""
    return NOTE if one.finding.facts.get(REVIEW) else step_for(one.clause, member, rulebook, now)


def step_for(clause: KeptClause, member: MemberRecord, rulebook: Rulebook, now: datetime) -> Step:
    if clause.kind in UNMARKED:
        return NOTE
    return rulebook.ladder(clause).rung(earlier(member, clause, rulebook, now))


def with_message(clause: KeptClause, step: Step) -> str:
    if clause.kind == "custom":
        return "keep" if step.do == "note" or clause.on != "message" else "remove"
    return WITH_MESSAGE.get(clause.kind, "keep")


def _gravity(step: Step) -> tuple[int, timedelta]:
    return RUNGS.index(step.do), step.lasts or timedelta()
