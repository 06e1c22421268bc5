"""A timer that fell due, as an event; apart from the alarm, so that a rehearsal loads no asyncio."""

from datetime import datetime

from warmfield.community.events import TimerDue
from warmfield.community.ids import EventId, TimerId
from warmfield.community.records import Timer


def event_of(timer: Timer, now: datetime) -> TimerDue:
    """The timer as an event, judged late by its own measure."""
    late = timer.late_after is not None and (now - timer.due).total_seconds() > timer.late_after
    return TimerDue(
        at=now,
        id=EventId(f"t/{timer.id}/{timer.due.isoformat()}"),
        timer=TimerId(timer.id),
        sort=timer.sort,
        group=timer.group,
        member=timer.member,
        about=timer.about,
        late=late,
    )
