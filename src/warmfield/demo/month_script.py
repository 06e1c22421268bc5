"""All that happens in the month by itself, in the order of time."""

from collections.abc import Iterator

from warmfield.community.events import Event
from warmfield.demo.chatting import Chatter
from warmfield.demo.members_do import what_members_do
from warmfield.demo.month import DAYS, Month
from warmfield.demo.staff_do import what_staff_do
from warmfield.demo.staff_note import what_staff_note


def script(month: Month) -> list[Event]:
    """Nothing in it is later than the month's end."""
    events = [*_talk(month), *what_members_do(month), *what_staff_do(month), *what_staff_note(month)]
    return sorted((one for one in events if one.at < month.ends), key=lambda one: (one.at, one.id))


def _talk(month: Month) -> Iterator[Event]:
    """Day by day, so that every group finds words that weren't said elsewhere."""
    chatters = [Chatter(month, crowd) for crowd in month.crowds]
    for days_ago in range(DAYS - 1, -1, -1):
        for chatter in chatters:
            yield from chatter.day(days_ago)
