"""Keep a decision with its cause, and what it leaves on the member's standing."""

from collections.abc import Sequence

from warmfield.acts.decided import with_decision
from warmfield.acts.moment import Moment
from warmfield.community.actions import Action, Tell
from warmfield.community.events import Event, JoinAsked, Joined, MessageSent, NicknameChanged
from warmfield.community.findings import Decision
from warmfield.community.ids import DecisionId
from warmfield.moderation.breach import Breach, Course
from warmfield.moderation.course import leaves_mark
from warmfield.moderation.standing import counting, mark_for, marked
from warmfield.rhythm.reminders.how_often import broken
from warmfield.rules.bands import thresholds

Judged = MessageSent | Joined | JoinAsked | NicknameChanged


def decision_id(event: Event) -> DecisionId:
    return DecisionId(f"d/{event.id}")


def keep(
    moment: Moment,
    breach: Breach,
    *,
    band: str,
    course: Course | None = None,
    actions: Sequence[Action] = (),
    dry: bool = False,
    why_passed: str = "",
) -> Decision:
    """Write the decision down; one that acted leaves a mark, unless it was dry."""
    member = moment.draft.member(breach.member)
    standing = tuple(mark.rung for mark in counting(member, moment.now))
    decision = Decision(
        id=decision_id(moment.event),
        event=moment.event.id,
        at=moment.now,
        group=breach.group,
        member=breach.member,
        findings=tuple(one.finding for one in breach.weighed),
        bands=tuple(one.band for one in breach.weighed),
        band=band,
        rung="" if course is None else course.step.do,
        actions=tuple(actions),
        told=told_by(actions, breach),
        quote=breach.quote,
        standing=standing,
        thresholds=thresholds(moment.rulebook.plan.review),
        plan=moment.rulebook.version,
        dry=dry,
        why_passed=why_passed or ("" if band != "pass" else passed_because(breach)),
    )
    moment.draft.decision = decision
    moment.draft.put(decision)
    if band == "act" and not dry and course is not None:
        leave_mark(moment, decision, course)
    return decision


def told_by(actions: Sequence[Action], breach: Breach) -> tuple[str, ...]:
    return tuple(one.text for one in actions if isinstance(one, Tell) and one.member == breach.member)


def passed_because(breach: Breach) -> str:
    """The reason of the first finding that has one; a flood already answered has none of its own."""
    return next((one.why for one in breach.weighed if one.why), "same_occasion")


def leave_mark(moment: Moment, decision: Decision, course: Course) -> None:
    clause = course.led_by.clause
    member = moment.draft.member(decision.member)
    if leaves_mark(clause) or any(not isinstance(one, Tell) for one in decision.actions):
        member = with_decision(member, decision.id)
    if leaves_mark(clause):
        broken(moment, decision.group, clause.number)
        counts_for = moment.rulebook.ladder(clause).counts_for
        mark = mark_for(clause.number, course.step.do, moment.now, counts_for, decision.id)
        member = marked(member, mark)
    moment.draft.put(member)
