"""When the clock of duty must ring next."""

from datetime import UTC, datetime, timedelta

from warmfield.acts.awake import when_awake
from warmfield.acts.inbox import open_requests
from warmfield.acts.moment import Moment
from warmfield.community.records import Timer
from warmfield.rhythm.duty.gaps import next_warning
from warmfield.rhythm.duty.weeks_ahead import TIMER, stints, to_be_made

A_WEEK = timedelta(weeks=1)
SOON = timedelta(seconds=1)
"""The clock rings after the moment it is set in, never in it."""


def wake_duty(moment: Moment) -> None:
    """Set the clock for the next thing of duty."""
    duty = moment.draft.duty()
    ahead = moment.now + A_WEEK
    now = moment.now.timestamp()
    borders = (
        border
        for _, one in stints(moment.draft, moment.rulebook, moment.now, ahead)
        for border in (one.start, one.end)
        if border > now
    )
    due = [datetime.fromtimestamp(border, UTC) for border in [min(borders, default=ahead.timestamp())]]
    due += [when_awake(moment.rulebook, to_be_made(moment.rulebook, duty.made_to))] if duty.made_to else []
    live = moment.rulebook.plan.mode != "dry"
    due += [when_awake(moment.rulebook, moment.now)] if live and duty.untold else []
    due += [
        datetime.fromtimestamp(float(one.subject["until"]), UTC)
        for one in open_requests(moment)
        if one.sort == "swap"
    ]
    warning = next_warning(moment) if live else None
    due += [] if warning is None else [warning]
    moment.draft.timers.append(Timer(id=TIMER, sort=TIMER, due=max(min(due), moment.now + SOON)))
