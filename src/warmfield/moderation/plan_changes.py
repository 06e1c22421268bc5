"""A change of the plan that waits for somebody's yes; publishing itself is the app's."""

from collections.abc import Iterator

from warmfield.acts.inbox import ask_staff, close, open_requests
from warmfield.acts.moment import Moment
from warmfield.community.events import PlanPublished
from warmfield.community.plan_proposals import PlanProposed, PlanWithdrawn
from warmfield.community.requests import Request
from warmfield.plan.rulebook import Rulebook

SORT = "plan_change"


def plan_proposed(moment: Moment, event: PlanProposed) -> None:
    """One request a draft: what was asked about it before is of no use any more."""
    _over(moment, (one for one in open_requests(moment) if one.subject.get("draft") == event.draft))
    if not event.whom:
        return
    words = moment.words(None)
    title = words("A change of the plan: {title}", title=event.title)
    why = words("{name} asks for it.", name=_name(moment.rulebook, event)) if event.by else ""
    subject = {"draft": event.draft, "version": event.version, "why": why, "by": event.by or ""}
    ask_staff(
        moment,
        lambda number: Request(
            id=number, sort=SORT, at=event.at, event=event.id, title=title, quote=event.text,
            subject=subject, whom=event.whom,
        ),
    )  # fmt: skip


def plan_withdrawn(moment: Moment, event: PlanWithdrawn) -> None:
    _over(moment, (one for one in open_requests(moment) if one.subject.get("draft") == event.draft))


def plan_published(moment: Moment, event: PlanPublished) -> None:
    """Who waited for a yes to just this text needs it no more."""
    _over(moment, (one for one in open_requests(moment) if one.subject.get("version") == event.version))


def _over(moment: Moment, found: Iterator[Request]) -> None:
    for request in list(found):
        if request.sort == SORT:
            close(moment, request, "over")


def _name(rulebook: Rulebook, event: PlanProposed) -> str:
    known = None if event.by is None else rulebook.plan.people.get(event.by)
    return (event.by or "") if known is None else known.name
