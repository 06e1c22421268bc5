"""One decision about one event, whatever the number of findings."""

from collections.abc import Sequence

import msgspec

from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.community.actions import Mute, RemoveMember, Tell
from warmfield.community.events import MessageSent
from warmfield.community.findings import Finding
from warmfield.community.ids import MessageId
from warmfield.moderation.agreed import agreed_whole, other_words
from warmfield.moderation.asides import asked_first
from warmfield.moderation.breach import RUNGS, Breach, Course, Weighed
from warmfield.moderation.course import course_for
from warmfield.moderation.follow import follow_up
from warmfield.moderation.keep import Judged, decision_id, keep
from warmfield.moderation.measures import measures
from warmfield.moderation.occasion import told_already
from warmfield.moderation.review import ask_review
from warmfield.moderation.used_up import use_up
from warmfield.moderation.weigh import weigh_all
from warmfield.plan.basics import Step
from warmfield.rules.bands import thresholds

WARN = Step(do="warn")


def breach_of(moment: Moment, event: Judged, findings: Sequence[Finding]) -> Breach:
    """Weigh the findings of an event."""
    member = moment.draft.member(event.who)
    edges = thresholds(moment.rulebook.plan.review)
    weighed = weigh_all(findings, member, moment.rulebook, edges)
    return Breach(
        group=event.group,
        member=event.who,
        nickname=event.nickname or moment.nickname(event.group, event.who),
        quote=event.text if isinstance(event, MessageSent) else event.nickname,
        message=MessageId(event.replaces or event.id) if isinstance(event, MessageSent) else None,
        weighed=agreed_whole(
            [
                asked_first(moment, event, other_words(moment, event, told_already(moment, event, one)))
                for one in weighed
            ]
        ),
    )


def decide(moment: Moment, breach: Breach) -> None:
    """Choose the gravest course, carry it out or ask for it, and keep the decision with its cause."""
    use_up(moment, breach)
    live = [one for one in breach.weighed if not is_dry(moment, one)]
    acting = [one for one in live if one.band == "act" or asks_itself(one)]
    asking = [one for one in live if one.band == "review"]
    if acting:
        act(moment, breach, acting)
    elif asking:
        review(moment, breach, asking)
    else:
        rehearse(moment, breach, [one for one in breach.weighed if is_dry(moment, one)])


def is_dry(moment: Moment, one: Weighed) -> bool:
    return "dry" in (one.clause.mode, moment.rulebook.plan.mode)


def asks_itself(one: Weighed) -> bool:
    """An uninvited join goes to a person whatever its score, with a request of its own."""
    return one.band == "review" and one.clause.kind == "invitation"


def act(moment: Moment, breach: Breach, met: Sequence[Weighed]) -> None:
    """Findings below the band of acting are asked about beside it, unless this settles them.

    Staff are met like members, but their mute or removal is decided by somebody else.
    """
    member = moment.draft.member(breach.member)
    graver = course = course_for(met, member, moment.rulebook, moment.now)
    of_staff = course.step.do in ("mute", "remove") and moment.rulebook.person_id(breach.member) is not None
    rest = rest_of(moment, breach, course)
    if of_staff:
        course = msgspec.structs.replace(graver, step=WARN)
    actions = measures(moment, breach, course)
    decision = decision_id(moment.event)
    carry(moment, actions, decision)
    band = "act" if any(one.band == "act" for one in met) else "review"
    keep(moment, breach, band=band, course=course, actions=actions)
    follow_up(moment, breach, course, decision)
    if rest is not None:
        ask_review(moment, breach, rest, measures(moment, breach, rest), decision)
    if of_staff:
        asked = [
            one for one in measures(moment, breach, graver) if isinstance(one, Mute | RemoveMember | Tell)
        ]
        ask_review(moment, breach, graver, asked, decision)


def rest_of(moment: Moment, breach: Breach, course: Course) -> Course | None:
    """What only a person can tell isn't lost because something else is plain: the course to ask about.

    Where the message is out already, only a graver rung is worth asking for.
    """
    waiting = [one for one in breach.of_band("review") if one not in course.met and not is_dry(moment, one)]
    if not waiting:
        return None
    asked = course_for(waiting, moment.draft.member(breach.member), moment.rulebook, moment.now)
    if breach.message is None or course.message == "keep":
        return asked
    if RUNGS.index(asked.step.do) <= RUNGS.index(course.step.do):
        return None
    return msgspec.structs.replace(asked, message="keep")


def review(moment: Moment, breach: Breach, met: Sequence[Weighed]) -> None:
    """Nothing happens until a person answers; the rung is the one proposed."""
    course = course_for(met, moment.draft.member(breach.member), moment.rulebook, moment.now)
    actions = measures(moment, breach, course)
    keep(moment, breach, band="review", course=course)
    ask_review(moment, breach, course, actions, decision_id(moment.event))


def rehearse(moment: Moment, breach: Breach, dry: Sequence[Weighed]) -> None:
    """Decide without acting: what a dry clause would have done, or nothing at all."""
    for band in ("act", "review"):
        met = [one for one in dry if one.band == band]
        if met:
            course = course_for(met, moment.draft.member(breach.member), moment.rulebook, moment.now)
            actions = measures(moment, breach, course)
            keep(moment, breach, band=band, course=course, actions=actions, dry=True)
            return
    keep(moment, breach, band="pass")
