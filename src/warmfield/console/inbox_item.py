"""One item of the inbox, and all a person needs to decide it: what was said, why it is here, what follows."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from warmfield.acts.moment import Moment
from warmfield.acts.steps import step_text
from warmfield.acts.voice import text_in
from warmfield.community.actions import Action
from warmfield.community.draft import Draft, membership_key
from warmfield.community.events import MessageSent
from warmfield.community.findings import Decision, Finding
from warmfield.community.ids import DecisionId, EventId, MemberId, PersonId
from warmfield.community.records import MemberRecord, MembershipRecord
from warmfield.community.requests import Request
from warmfield.community.staff_commands import RequestAnswered
from warmfield.console.plan_lines import PlanLine, line_of_clause
from warmfield.console.visit import Visit
from warmfield.moderation.answers import may_not
from warmfield.moderation.inbox_commanded import assignable
from warmfield.moderation.other_course import can_be_reworded, otherwise, rungs_for
from warmfield.reading.normalise import EVIDENCE, normalise
from warmfield.rules.reasons import sentence

LATEST = 4
"""Earlier decisions shown beside an item."""


class Why(Struct, frozen=True):
    """A finding in words, with its clause; `sure` is its score in per cent."""

    number: str
    clause: str
    line: PlanLine | None
    says: str
    sure: int


class Facts(Struct, frozen=True, kw_only=True):
    """Of the member it is about."""

    member: MemberId
    name: str
    grade: str
    here: MembershipRecord | None
    known: MemberRecord | None
    decisions: tuple[Decision, ...]


class Item(Struct, frozen=True, kw_only=True):
    """`request` is as it would be approved: at the rung that is looked at."""

    request: Request
    open: bool
    barred: str
    quote: tuple[tuple[str, bool], ...]
    """Pieces of the quote, and whether each is evidence."""
    undone: tuple[str, ...]
    before: tuple[MessageSent, ...]
    after: tuple[MessageSent, ...]
    why: tuple[Why, ...]
    said: tuple[str, ...]
    """Why, in the words the request was made with, where no finding stands behind it."""
    edges: tuple[int, int] | None
    """Act above, pass below, in per cent."""
    does: tuple[str, ...]
    facts: Facts | None
    decision: Decision | None
    rungs: tuple[str, ...]
    proposed: str
    rewordable: bool
    people: tuple[PersonId, ...]
    looking: tuple[PersonId, ...]


async def item_of(visit: Visit, request: Request, rung: str = "") -> Item:
    decision = _decision(visit, request.decision)
    before, after = await visit.ports.archive.around(_origin(request, decision))
    meant = as_approved(visit, request, rung)
    why = tuple(_why(visit, request, decision))
    edges = None if decision is None or not why else decision.thresholds
    return Item(
        request=meant,
        open=request.state == "open",
        barred=may_not(visit.rulebook, request, visit.person_id),
        quote=tuple(marked(request.quote, _cited(request, decision))),
        undone=undone(request.quote),
        before=tuple(before),
        after=tuple(after),
        why=why,
        said=() if why else tuple(line for line in request.subject.get("why", "").split("\n") if line),
        edges=None if edges is None else (round(edges.act * 100), round(edges.review * 100)),
        does=tuple(_step(visit, action) for action in meant.on_approve),
        facts=_facts(visit, request),
        decision=decision,
        rungs=rungs_for(visit.rulebook, request),
        proposed=request.subject.get("rung", ""),
        rewordable=can_be_reworded(request),
        people=assignable(visit.rulebook, request),
        looking=visit.ports.onlookers.others(request.id, visit.person_id),
    )


def as_approved(visit: Visit, request: Request, rung: str) -> Request:
    """By the function that the answer takes, on a draft that nobody keeps."""
    event = RequestAnswered(at=visit.now, id=EventId("preview"), request=request.id, answer="approve")
    moment = Moment(visit.rulebook, Draft(visit.view, visit.now), event)
    return otherwise(moment, request, rung, "")


def marked(text: str, findings: Sequence[Finding]) -> Iterator[tuple[str, bool]]:
    """The text cut where evidence begins and ends."""
    inside = {
        at for one in findings for span in one.spans for at in range(span.start, min(span.end, len(text)))
    }
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (at in inside) != (start in inside):
            yield text[start:at], start in inside
            start = at


def undone(text: str) -> tuple[str, ...]:
    """What hides words was undone to read them (a key of EVIDENCE)."""
    if not text:
        return ()
    flags = normalise([text]).undone[0]
    return tuple(name for name, is_set in zip(EVIDENCE, flags, strict=True) if is_set)


def _origin(request: Request, decision: Decision | None) -> EventId:
    """The event it is about: that of the decision, else the one that made the request."""
    return decision.event if decision is not None else request.event or EventId("")


def _decision(visit: Visit, number: DecisionId | None) -> Decision | None:
    return None if number is None else visit.view.get(Decision, number)


def _cited(request: Request, decision: Decision | None) -> tuple[Finding, ...]:
    return () if decision is None or decision.quote != request.quote else decision.findings


def _why(visit: Visit, request: Request, decision: Decision | None) -> Iterator[Why]:
    source, rulebook = visit.ports.source(), visit.rulebook
    for one in () if decision is None else decision.findings:
        clause = rulebook.clause(one.clause, one.rule)
        text = "" if clause is None else text_in(clause.text, visit.words.language)
        line = line_of_clause(rulebook, source, one.clause, one.rule)
        yield Why(one.clause, text, line, sentence(one, visit.words), round(one.score * 100))
    clause = None if request.clause is None or decision is not None else rulebook.clause(request.clause)
    if clause is not None:
        line = line_of_clause(rulebook, source, clause.number)
        yield Why(clause.number, text_in(clause.text, visit.words.language), line, "", 0)


def _step(visit: Visit, action: Action) -> str:
    member = getattr(action, "member", None)
    here = None if member is None else visit.view.get(MembershipRecord, membership_key(action.group, member))
    name = "" if member is None else (here.nickname if here and here.nickname else member)
    return step_text(visit.rulebook, action, name, visit.words)


def _facts(visit: Visit, request: Request) -> Facts | None:
    member, group = request.member, request.group
    if member is None:
        return None
    known = visit.view.get(MemberRecord, member)
    here = None if group is None else visit.view.get(MembershipRecord, membership_key(group, member))
    latest = () if known is None else reversed(known.decisions[-LATEST - 1 :])
    decisions = (visit.view.get(Decision, one) for one in latest if one != request.decision)
    return Facts(
        member=member,
        name=(here.nickname if here else "") or member,
        grade=known.grade if known else "",
        here=here,
        known=known,
        decisions=tuple(one for one in decisions if one is not None)[:LATEST],
    )
