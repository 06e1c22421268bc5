"""A person answers otherwise than proposed: another rung of the ladder, other words to the member."""

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.actions import Action, HoldMessage, Post, RemoveMessage, Tell
from warmfield.community.findings import Decision
from warmfield.community.ids import MessageId
from warmfield.community.requests import Request
from warmfield.moderation.breach import RUNGS, Breach, Course, Weighed
from warmfield.moderation.course import leaves_mark
from warmfield.moderation.measures import measures
from warmfield.moderation.standing import earlier
from warmfield.moderation.weigh import weigh_all
from warmfield.plan.basics import Step
from warmfield.plan.rulebook import Rulebook
from warmfield.rules.bands import thresholds

LONGEST_WORDS = 2000


def rungs_for(rulebook: Rulebook, request: Request) -> tuple[str, ...]:
    """The rungs that may be chosen, the lightest first; none where there is no ladder."""
    clause = None if request.clause is None else rulebook.clause(request.clause)
    if request.sort != "review" or request.decision is None or clause is None or not leaves_mark(clause):
        return ()
    return RUNGS[1:]


def can_be_reworded(request: Request) -> bool:
    """There is one text that is sent when it is approved."""
    return len(_texts(request)) == 1 or (request.sort == "link" and bool(request.subject.get("held")))


def otherwise(moment: Moment, request: Request, rung: str, worded: str) -> Request:
    """The request as it is approved. What isn't offered changes nothing."""
    found = request
    if rung in rungs_for(moment.rulebook, request) and rung != request.subject.get("rung"):
        found = _at_rung(moment, request, rung)
    return _in_words(found, worded.strip()[:LONGEST_WORDS])


def _texts(request: Request) -> list[Action]:
    return [one for one in request.on_approve if request.sort == "review" and isinstance(one, Tell | Post)]


def _in_words(request: Request, worded: str) -> Request:
    if not worded or worded == request.ready or not can_be_reworded(request):
        return request
    actions = tuple(
        replace(one, text=worded) if isinstance(one, Tell | Post) else one for one in request.on_approve
    )
    return replace(request, ready=worded, on_approve=actions)


def _at_rung(moment: Moment, request: Request, rung: str) -> Request:
    decision = None if request.decision is None else moment.draft.get(Decision, request.decision)
    weighed = () if decision is None else _weighed(moment, decision)
    led_by = next((one for one in weighed if one.clause.number == request.clause), None)
    if decision is None or led_by is None:
        return request
    taken = next((one for one in request.on_approve if isinstance(one, RemoveMessage | HoldMessage)), None)
    breach = _breach(moment, decision, weighed, None if taken is None else taken.message)
    message = "keep" if taken is None else "hold" if isinstance(taken, HoldMessage) else "remove"
    member = moment.draft.member(decision.member)
    course = Course(
        step=_step(moment, led_by, rung),
        led_by=led_by,
        met=weighed,
        message=message,
        earlier=earlier(member, led_by.clause, moment.rulebook, moment.now),
    )
    actions = measures(moment, breach, course)
    ready = "\n".join(one.text for one in actions if isinstance(one, Tell))
    return replace(request, on_approve=actions, ready=ready, subject={**request.subject, "rung": rung})


def _weighed(moment: Moment, decision: Decision) -> tuple[Weighed, ...]:
    """What was met, weighed anew; what passed by itself isn't cited."""
    rulebook, member = moment.rulebook, moment.draft.member(decision.member)
    edges = decision.thresholds or thresholds(rulebook.plan.review)
    found = weigh_all(decision.findings, member, rulebook, edges)
    return tuple(one for one in found if one.band != "pass") or found


def _breach(
    moment: Moment, decision: Decision, weighed: tuple[Weighed, ...], message: MessageId | None
) -> Breach:
    return Breach(
        group=decision.group,
        member=decision.member,
        nickname=moment.nickname(decision.group, decision.member),
        quote=decision.quote,
        message=message,
        weighed=weighed,
    )


def _step(moment: Moment, led_by: Weighed, rung: str) -> Step:
    """With the length the clause's own ladder gives it, where it has this rung."""
    steps = moment.rulebook.ladder(led_by.clause).steps
    return next((one for one in steps if one.do == rung), Step(do=rung))
