"""Joins what is pasted by hand to the importer that understands it."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from warmfield.community.ids import GroupId
from warmfield.plan.rulebook import Rulebook
from warmfield.platforms.byhand.desk import Understood
from warmfield.platforms.byhand.pasting import settle
from warmfield.rehearsal.importers.imported import Log, Skipped
from warmfield.rehearsal.importers.wechat_text import WECHAT


def understand(rulebook: Rulebook, group: GroupId, text: str) -> Understood:
    """Times without a date are of today, in the community's time zone."""
    zone = ZoneInfo(rulebook.plan.community.time_zone)
    today = datetime.now(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    log = Log(path=Path(group), name=group, zone=zone, first_day=today)
    lines = ((number, line) for number, line in enumerate(text.splitlines(), 1))
    read = list(WECHAT.read(log, lines))
    events = settle(group, (one for one in read if not isinstance(one, Skipped)))
    return Understood(events, sum(one.count for one in read if isinstance(one, Skipped)))


def by_hand_groups(rulebook: Rulebook) -> dict[GroupId, str]:
    return {at: group.name for at, group in rulebook.plan.groups.items() if group.platform == "wechat"}
