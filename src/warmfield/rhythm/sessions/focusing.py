"""Only the speakers and the staff write (2.4); everyone again, whatever happens, when it is over."""

from warmfield.acts.carry import can_do, carry
from warmfield.acts.inbox import close, open_requests
from warmfield.acts.moment import Moment
from warmfield.community.actions import Focus, Unfocus
from warmfield.community.ids import ClauseNumber, GroupId
from warmfield.community.session_records import Planned
from warmfield.rhythm.sessions.voices import who_may_write

ROW = ClauseNumber("2.4")


def focus(moment: Moment, group: GroupId, of: Planned) -> None:
    if moment.rulebook.plan.mode != "dry":
        speakers = who_may_write(moment, group, of)
        name = moment.action_id(ROW, "focus")
        carry(moment, [Focus(id=name, group=group, clause=ROW, speakers=speakers)])


def unfocus(moment: Moment, group: GroupId) -> None:
    """What was asked of a person and isn't done yet is of no use any more."""
    if moment.rulebook.plan.mode == "dry":
        return
    opening = Unfocus(id=moment.action_id(ROW, "unfocus"), group=group, clause=ROW)
    waiting = [
        one
        for one in open_requests(moment)
        if one.group == group and any(isinstance(action, Focus) for action in one.on_approve)
    ]
    for one in waiting:
        close(moment, one, "done")
    if not waiting or can_do(moment, opening):
        carry(moment, [opening])
