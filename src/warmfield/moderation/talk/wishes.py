"""A member's wish becomes a request; the answer says that it is on its way."""

from collections.abc import Sequence

from warmfield.acts.inbox import ask_staff, open_requests
from warmfield.acts.moment import Moment
from warmfield.community.events import Whispered
from warmfield.community.findings import Decision
from warmfield.community.ids import ClauseNumber, DecisionId, MemberId
from warmfield.community.requests import Request
from warmfield.moderation.breach import Breach
from warmfield.moderation.disputes import call_mediator, other_of
from warmfield.moderation.told import talk
from warmfield.moderation.told.titles import invitation_title, link_title
from warmfield.plan.clauses import DisputeClause
from warmfield.rules.allowances import bare


def ask_link(moment: Moment, event: Whispered, links: Sequence[str]) -> str:
    group = moment.home(event.who, event.group)
    words = moment.words(group)
    wanted = {bare(one) for one in links}
    for request in _open(moment, "link", event.who):
        if wanted <= {bare(one) for one in request.subject.get("link", "").split()}:
            return talk.asked_already(words)
    name = event.nickname or moment.nickname(group, event.who) or event.who
    ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="link",
            at=moment.now,
            group=group,
            member=event.who,
            clause=_clause(moment, event, "links"),
            event=event.id,
            title=link_title(moment.rulebook, group, name),
            quote=event.text,
            subject={"link": " ".join(links), "text": event.text},
        ),
    )
    return talk.link_asked(words)


def ask_invitation(moment: Moment, event: Whispered, names: Sequence[str]) -> str:
    group = moment.home(event.who, event.group)
    words = moment.words(group)
    invitees = "\n".join(names)
    if any(one.subject.get("invitees") == invitees for one in _open(moment, "invitation", event.who)):
        return talk.asked_already(words)
    name = event.nickname or moment.nickname(group, event.who) or event.who
    shown = words(", ").join(names)
    ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort="invitation",
            at=moment.now,
            group=group,
            member=event.who,
            clause=_clause(moment, event, "invitation"),
            event=event.id,
            title=invitation_title(moment.rulebook, group, name, shown),
            quote=event.text,
            subject={"invitees": invitees},
        ),
    )
    return talk.invitation_asked(words, shown)


def ask_mediator(moment: Moment, event: Whispered, about: str) -> str:
    """`about` is the decision on the dispute; without one, the staff are simply asked to write."""
    group = moment.home(event.who, event.group)
    words = moment.words(group)
    if any(True for _ in _open(moment, "dispute", event.who)):
        return talk.asked_already(words)
    decision = moment.draft.get(Decision, about) if about else None
    found = (
        None if decision is None else next((one for one in decision.findings if one.rule == "dispute"), None)
    )
    clause = None if found is None else moment.rulebook.clause(found.clause, found.rule)
    if decision is None or found is None or not isinstance(clause, DisputeClause):
        return talk.nothing_to_mediate(words)
    other = other_of(found) if decision.member == event.who else decision.member
    breach = Breach(
        group=decision.group,
        member=event.who,
        nickname=moment.nickname(decision.group, event.who),
        quote=event.text,
        message=None,
        weighed=(),
    )
    call_mediator(moment, breach, other, clause, DecisionId(about))
    return talk.mediator_asked(words)


def _open(moment: Moment, sort: str, member: MemberId) -> list[Request]:
    return [one for one in open_requests(moment) if one.sort == sort and one.member == member]


def _clause(moment: Moment, event: Whispered, kind: str) -> ClauseNumber | None:
    clauses = moment.rulebook.clauses(moment.home(event.who, event.group))
    return next((one.number for one in clauses if one.kind == kind), None)
