"""Who could publish the plan and no longer would: said before it happens."""

from collections.abc import Iterator

from warmfield.console.visit import Visit
from warmfield.plan.model import Plan


def lost_rights(visit: Visit, then: Plan | None) -> tuple[str, ...]:
    """Sentences; empty where everybody who publishes goes on doing so, and somebody is on their own."""
    return () if then is None else tuple(_said(visit, then))


def _said(visit: Visit, then: Plan) -> Iterator[str]:
    words, now = visit.words, visit.rulebook.plan
    gone = [who for who in now.publishers if who not in then.publishers]
    for who in gone:
        if who == visit.person_id:
            yield words("You could no longer publish the plan yourself.")
        else:
            yield words("{name} could no longer publish the plan.", name=now.people[who].name)
    if gone and len(then.publishers) == 1:
        left = then.people[then.publishers[0]].name
        yield words("Only {name} could change it from then on.", name=left)
    if visit.person_id not in then.people:
        yield words("You would no longer be in the plan, and couldn't sign in.")
