"""What the warm-ups of a group came to: whom it asked, what was tried, and who answered."""

from msgspec import Struct

from warmfield.community.ids import GroupId, MemberId, PersonId, RequestId

TRIED_KEPT = 60
BEGUN_KEPT = 20


class Told(Struct, frozen=True, array_like=True):
    """An account of the staff that was asked, and the group it was reached by."""

    group: GroupId
    member: MemberId


class Asking(Struct, frozen=True, kw_only=True):
    """A warm-up on its way. `step` counts those who were asked; the next step is due at `due`.

    Times are POSIX seconds.
    """

    at: float
    topic: str
    step: int
    due: float
    requests: tuple[RequestId, ...] = ()
    told: tuple[Told, ...] = ()


class Tried(Struct, frozen=True, array_like=True, gc=False):
    """A conversation that somebody of ours started."""

    at: float
    topic: str
    """Its key in the list it came from; empty: the person's own words."""
    hour: int
    """Of the community's clock."""
    by: PersonId | None = None
    """None: the assistant."""
    answered: tuple[MemberId, ...] = ()
    """Members who wrote within half an hour."""


class WarmUpRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Bounded: the last 60 tries, and when the last 20 warm-ups began."""

    id: GroupId
    made: int = 0
    """Warm-ups begun, ever."""
    begun: tuple[float, ...] = ()
    asking: Asking | None = None
    tried: tuple[Tried, ...] = ()
