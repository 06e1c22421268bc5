"""The hours in which nobody is written to without need."""

from datetime import datetime, timedelta

from warmfield.acts.amounts import zone
from warmfield.plan.rulebook import Rulebook


def when_awake(rulebook: Rulebook, moment: datetime) -> datetime:
    """Move a moment within the community's quiet hours to their end."""
    community = rulebook.plan.community
    local = moment.astimezone(zone(community.time_zone))
    quiet = community.quiet_hours
    if quiet is None or local.time() not in quiet:
        return moment
    end = local.replace(hour=quiet.end.hour, minute=quiet.end.minute, second=0, microsecond=0)
    return (end if end > local else end + timedelta(days=1)).astimezone(moment.tzinfo)
