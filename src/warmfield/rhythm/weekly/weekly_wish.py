"""When the management hears of the week."""

from collections.abc import Iterator
from datetime import date, timedelta

from warmfield.plan.basics import DAYS
from warmfield.rhythm.local_time import at
from warmfield.rhythm.wish import Scope, Wish
from warmfield.wording import later

TITLE = later("The week in a few lines")
OF_USE = timedelta(hours=12)
"""A word on the week that is over still helps in the evening."""


def weeks(scope: Scope, day: date) -> Iterator[Wish]:
    """Once for the community: in the management's group, else with the first group of the plan."""
    plan = scope.rulebook.plan
    digest, posted_in = plan.reports.digest, plan.management_group
    home = posted_in or next(iter(plan.groups))
    if digest is None or scope.group != home or DAYS[day.weekday()] != digest.day:
        return
    hour = at(day, digest.at, scope.clocks)
    yield Wish(
        key=f"weekly/{day}",
        sort="weekly",
        at=hour,
        until=hour + OF_USE,
        title=scope.words(TITLE),
        where="reports.digest",
        speaks=posted_in is not None,
        firm=True,
    )
