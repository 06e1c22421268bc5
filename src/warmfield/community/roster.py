"""Who is in a group, and what shows that somebody is there without writing (1.8)."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.ids import GroupId, MemberId, RequestId


class Signs(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Of one member in one group, beside messages."""

    read: datetime | None = None
    """The platform told that they read; noted once a day."""
    given: datetime | None = None
    """A reaction, or a private word to the assistant; noted once a day."""
    thanked: datetime | None = None
    """Somebody thanked them."""
    helped: int = 0
    """Thanks that came from whoever had asked (1.10)."""
    kept_until: datetime | None = None
    """The staff decided that they stay; until then nobody asks again."""
    shown_out: bool = False
    """Removed for nothing but their silence: they come back by asking."""


class RosterRecord(Struct, frozen=True, kw_only=True):
    """A group's members by account, as far as anything was ever heard of them; may be thousands.

    Written only when somebody appears or goes; `MembershipRecord.listed` says who stands in it.
    """

    id: GroupId
    members: tuple[MemberId, ...] = ()


class ToldMember(Struct, frozen=True, array_like=True, gc=False):
    """Somebody who was sent the friendly word, `at` POSIX seconds."""

    member: MemberId
    at: float


class SweepRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far the sweep of a group is: who was written to, and who is before the staff."""

    id: GroupId
    swept_at: datetime | None = None
    told: tuple[ToldMember, ...] = ()
    proposed: tuple[ToldMember, ...] = ()
    request: RequestId | None = None
    """The open request about `proposed`."""
