"""Keeps the roster of a group true: cheap, since it is written only when somebody appears or goes."""

from msgspec.structs import replace

from warmfield.community.draft import Draft
from warmfield.community.records import MembershipRecord
from warmfield.community.roster import RosterRecord


def appears(draft: Draft, here: MembershipRecord) -> MembershipRecord:
    """Put a member on the group's roster; give the membership, to be put by the caller."""
    if here.listed:
        return here
    roster = draft.roster(here.group)
    draft.put(RosterRecord(id=here.group, members=(*roster.members, here.member)))
    return replace(here, listed=True, signs=replace(here.signs, shown_out=False))


def goes(draft: Draft, here: MembershipRecord) -> MembershipRecord:
    """Take a member off the group's roster; give the membership, to be put by the caller."""
    if here.listed:
        left = tuple(one for one in draft.roster(here.group).members if one != here.member)
        draft.put(RosterRecord(id=here.group, members=left))
    return replace(here, listed=False, present=False)
