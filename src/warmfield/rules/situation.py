"""What a rule may look at beside the reading: the people, the group and what was said just before."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.events import Event
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import EchoesRecord, GroupRecord, MemberRecord, MembershipRecord
from warmfield.plan.rulebook import Rulebook


class Situation(Struct, frozen=True, kw_only=True):
    """As things stood before the event; `group.last` doesn't hold the message that is judged."""

    event: Event
    now: datetime
    group_id: GroupId
    who: MemberId
    rulebook: Rulebook
    group: GroupRecord
    member: MemberRecord
    membership: MembershipRecord
    echoes: EchoesRecord
    roles: tuple[str, ...] = ()
    """The author's staff roles; empty for a member."""
