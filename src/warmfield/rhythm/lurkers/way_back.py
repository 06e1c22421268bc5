"""Whoever was shown out only for being silent comes back by asking: no reason, no waiting."""

from warmfield.acts.carry import carry
from warmfield.acts.moment import Moment
from warmfield.community.actions import Readmit
from warmfield.community.findings import Decision
from warmfield.community.ids import GroupId, MemberId
from warmfield.rhythm.lurkers.silent_since import ROW


def shown_out_of(moment: Moment, member: MemberId) -> tuple[GroupId, ...]:
    """Groups from which a member went for their silence and hasn't come back, the last one first."""
    known = (moment.draft.get(Decision, one) for one in reversed(moment.draft.member(member).decisions))
    groups = dict.fromkeys(one.group for one in known if one is not None)
    return tuple(
        group
        for group in groups
        if group in moment.rulebook.plan.groups and moment.draft.membership(group, member).signs.shown_out
    )


def invite_back(moment: Moment, member: MemberId) -> tuple[GroupId, ...]:
    """Invite them into every such group; give the groups. Asked twice, it is done once."""
    groups = shown_out_of(moment, member)
    for group in groups:
        if not moment.draft.membership(group, member).admitted:
            back = Readmit(id=moment.action_id(ROW, "readmit"), group=group, clause=ROW, member=member)
            carry(moment, [back])
    return groups
