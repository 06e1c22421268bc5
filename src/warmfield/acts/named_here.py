"""Who bears a nickname in a group: the only thing known of a person where a platform tells no account."""

from difflib import get_close_matches

from warmfield.community.draft import Draft, View, membership_key
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import MembershipRecord
from warmfield.community.roster import RosterRecord

NEAR = 4
ALIKE = 0.5
"""Share of a name that must be the same for it to be offered."""


def named_here(view: View | Draft, group: GroupId) -> dict[str, MemberId]:
    """Members by the name they bear now."""
    roster = view.get(RosterRecord, group)
    found: dict[str, MemberId] = {}
    for member in roster.members if roster else ():
        here = view.get(MembershipRecord, membership_key(group, member))
        if here is not None and here.present and here.nickname:
            found.setdefault(here.nickname, member)
    return found


def near_names(name: str, named: dict[str, MemberId]) -> tuple[tuple[MemberId, str], ...]:
    """Members whose names are like it, the nearest first."""
    return tuple((named[one], one) for one in get_close_matches(name, named, NEAR, ALIKE))
