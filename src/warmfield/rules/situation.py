"""What a rule may look at beside the reading: the people, the group and what was said just before."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.draft import Draft
from warmfield.community.echoes import EchoesRecord
from warmfield.community.events import JoinAsked, Joined, MessageSent, NicknameChanged
from warmfield.community.game_records import GameRecord
from warmfield.community.ids import GroupId, MemberId
from warmfield.community.records import GroupRecord, MemberRecord, MembershipRecord
from warmfield.community.session_records import Open
from warmfield.plan.rulebook import Rulebook

Judged = MessageSent | Joined | JoinAsked | NicknameChanged
"""The events that rules read."""


class Situation(Struct, frozen=True, kw_only=True):
    """As things stood before the event; `group.last` doesn't hold the message that is judged."""

    event: Judged
    now: datetime
    group_id: GroupId
    who: MemberId
    rulebook: Rulebook
    group: GroupRecord
    member: MemberRecord
    membership: MembershipRecord
    echoes: EchoesRecord
    played: GameRecord | None = None
    """The game that is on in the group, and when the last one ended; None where none was ever played."""
    roles: tuple[str, ...] = ()
    """The author's staff roles; empty for a member."""
    inviter: MemberRecord | None = None
    """Of a join, whoever brought the member in, where the platform or an earlier knock tells."""
    session: Open | None = None
    """The session that is on in the group."""


def situation_of(event: Judged, draft: Draft, rulebook: Rulebook) -> Situation:
    """Gather what rules look at, before anything of this event is remembered."""
    membership = draft.membership(event.group, event.who)
    inviter = None
    if not isinstance(event, MessageSent) and isinstance(event, Joined | JoinAsked):
        inviter = event.invited_by or membership.invited_by
    return Situation(
        event=event,
        now=event.at,
        group_id=event.group,
        who=event.who,
        rulebook=rulebook,
        group=draft.group(event.group),
        member=draft.member(event.who),
        membership=membership,
        echoes=draft.echoes(),
        played=draft.get(GameRecord, event.group),
        roles=rulebook.roles(event.who),
        inviter=None if inviter is None else draft.member(inviter),
        session=draft.sessions(event.group).on,
    )
