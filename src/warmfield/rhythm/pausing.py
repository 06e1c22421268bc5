"""A person asks for quiet: the clock posts nothing in a group, or anywhere, until they say so."""

from datetime import timedelta

from msgspec.structs import replace

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.community.records import Timer
from warmfield.community.rhythm_commands import Paused, Resumed
from warmfield.community.rhythm_records import EVERYWHERE, FOR_GOOD, Pause
from warmfield.rhythm.waking import tick_timer

SOON = timedelta(seconds=1)


def paused(moment: Moment, command: Paused) -> None:
    """Clocks that are set tick on, and find that they may say nothing."""
    until = command.until or FOR_GOOD
    record = moment.draft.rhythm(command.group or EVERYWHERE)
    moment.draft.put(replace(record, pause=Pause(until, command.by, command.text.strip()[:200])))


def resumed(moment: Moment, command: Resumed) -> None:
    """Each clock looks at its day anew, one after the other."""
    moment.draft.put(replace(moment.draft.rhythm(command.group or EVERYWHERE), pause=None))
    groups = moment.rulebook.plan.groups
    for group in groups if command.group is None else (command.group,):
        if group in groups:
            _soon(moment, GroupId(group))


def _soon(moment: Moment, group: GroupId) -> None:
    moment.draft.timers.append(Timer(id=tick_timer(group), sort="tick", due=moment.now + SOON, group=group))
