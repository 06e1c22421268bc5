"""The friendly word goes out to one member, unless it is no longer wanted."""

from collections.abc import Iterable

from msgspec.structs import replace

from warmfield.acts.awake import when_awake
from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.community.actions import Tell
from warmfield.community.events import TimerDue
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import Timer
from warmfield.community.roster import ToldMember
from warmfield.rhythm.lurkers.lurker_words import friendly_word
from warmfield.rhythm.lurkers.silent_since import ROW, is_dry, settings_for
from warmfield.rhythm.lurkers.sweep import may_be_asked
from warmfield.rhythm.tick import wake


def word_due(moment: Moment, event: TimerDue) -> None:
    """Looked at anew: they may have written, gone on leave or left since the sweep."""
    group, member = event.group, event.member
    if group is None or member is None or event.late or group not in moment.rulebook.plan.groups:
        return
    settings = settings_for(moment.rulebook, group)
    here = moment.draft.membership(group, member)
    if settings is None or is_dry(moment.rulebook) or not may_be_asked(moment, settings, here):
        return
    awake = when_awake(moment.rulebook, moment.now)
    if awake > moment.now:
        moment.draft.timers.append(
            Timer(id=event.timer, sort=event.sort, due=awake, group=group, member=member)
        )
        return
    text = friendly_word(moment.rulebook, group, settings, here.nickname, moment.now + settings.wait)
    tell = Tell(id=moment.action_id(ROW, "tell"), group=group, clause=ROW, member=member, text=text)
    carry(moment, [tell])
    now_told(moment, group, [member])


def now_told(moment: Moment, group: GroupId, members: Iterable[MemberId]) -> None:
    """From now on their waiting time runs."""
    sweep = moment.draft.sweep(group)
    known = {one.member for one in (*sweep.told, *sweep.proposed)}
    told = [ToldMember(one, moment.now.timestamp()) for one in members if one not in known]
    moment.draft.put(replace(sweep, told=(*sweep.told, *told)))
    for one in told:
        member = moment.draft.member(one.member)
        moment.draft.put(replace(member, told_in=(*(at for at in member.told_in if at != group), group)))
    wake(moment, group)
