"""The community's clocks around a game: when quiet hours begin, and how an hour is said."""

from datetime import datetime, timedelta

from warmfield.acts.moment import Moment
from warmfield.rhythm.local_time import DAY, day_of, span_of, zone_of


def quiet_from(moment: Moment) -> datetime:
    """When the next quiet hours begin: now, where it is quiet already."""
    hours, clocks = moment.rulebook.plan.community.quiet_hours, zone_of(moment.rulebook)
    if hours is None:
        return moment.now + timedelta(days=365)
    today = day_of(moment.now, clocks)
    spans = (span_of(today + DAY * ahead, hours, clocks) for ahead in (-1, 0, 1))
    return next(max(one.start, moment.now) for one in spans if one.end > moment.now)


def hour_said(moment: Moment, until: datetime) -> str:
    """The hour on the community's clocks, with the day where it isn't today."""
    clocks = zone_of(moment.rulebook)
    local = until.astimezone(clocks)
    today = day_of(moment.now, clocks) == local.date()
    return f"{local:%H:%M}" if today else f"{local:%m-%d %H:%M}"
