"""The clock asks a person for something: one request, with the row of the plan it comes from."""

from datetime import datetime

from warmfield.acts.inbox import ask_staff
from warmfield.acts.moment import Moment
from warmfield.community.ids import ClauseNumber, GroupId
from warmfield.community.requests import Request
from warmfield.rhythm.sorts import SORTS


def ask_person(
    moment: Moment,
    group: GroupId,
    sort: str,
    title: str,
    *,
    ready: str = "",
    late: datetime | None = None,
    **subject: str,
) -> Request | None:
    """`sort` is the request's and the wish's. `person` or `role` in the subject says who hears of it first.

    In a dry run nobody is asked.
    """
    if moment.rulebook.plan.mode == "dry":
        return None
    return ask_staff(
        moment,
        lambda number: Request(
            id=number,
            sort=sort,
            at=moment.now,
            group=group,
            clause=ClauseNumber(SORTS[sort].row),
            event=moment.event.id,
            title=title,
            ready=ready,
            subject={name: said for name, said in subject.items() if said},
        ),
        late=late,
    )
