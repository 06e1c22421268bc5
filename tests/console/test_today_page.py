"""Today: the words that will be said, and what staff do about them."""

from datetime import timedelta

import httpx
import pytest
from tests.console.conftest import Office, form_in

from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rhythm_records import EVERYWHERE, RhythmRecord
from warmfield.rhythm.agenda import day_plan
from warmfield.rhythm.wish import Item, Scope

PARENTS, TRIAL = GroupId("parents"), GroupId("trial")
PLANNED = {
    "title": "Reading hour",
    "place": "https://meet.example/reading",
}


async def planned(office: Office) -> Item:
    """An activity tomorrow, announced this evening; or, late at night, whatever else is in today's agenda."""
    from datetime import UTC, datetime

    from warmfield.community.ids import EventId
    from warmfield.community.staff_commands import ActivityAnnounced, ActivityPlanned

    now = datetime.now(UTC)
    await office.app.engine.take([
        ActivityPlanned(at=now, id=EventId("a"), starts=now + timedelta(hours=26), by=PersonId("lin"), **PLANNED),
    ])  # fmt: skip
    await office.app.engine.take([
        ActivityAnnounced(at=now, id=EventId("b"), activity="a1", by=PersonId("lin"))
    ])  # fmt: skip
    return item(office)


def item(office: Office, group: GroupId = PARENTS) -> Item:
    from datetime import UTC, datetime

    scope = Scope(
        rulebook=office.app.engine.rulebook, view=office.app.store.view(), group=group, now=datetime.now(UTC)
    )
    return next(one for one in day_plan(scope, scope.today) if one.held != "done")
