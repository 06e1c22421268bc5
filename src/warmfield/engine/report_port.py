"""A door beside the store for reports: counts over a stretch of time, never the messages themselves."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from warmfield.community.findings import Decision
from warmfield.community.ids import ClauseNumber, GroupId, MemberId
from warmfield.community.months import MonthRecord
from warmfield.community.tallies import Cited, PutToStaff


class Stretch(Struct, frozen=True, kw_only=True):
    """From `since` to before `until`, in these groups. Accounts in `staff` count as the staff's."""

    since: datetime
    until: datetime
    groups: tuple[GroupId, ...]
    staff: tuple[MemberId, ...] = ()


class Which(Struct, frozen=True, kw_only=True):
    """Which decisions of a stretch: empty or None means any. `followed` is a rung, or `nothing`."""

    clause: ClauseNumber | None = None
    staff: bool | None = None
    followed: str = ""
    undone: bool = False
    appeal: str = ""


class Tallies(Protocol):
    """Every call may raise `StoreFailed`."""

    async def cited(self, stretch: Stretch) -> list[Cited]: ...

    async def put_to_staff(self, stretch: Stretch) -> list[PutToStaff]:
        """Oldest first; those of no group too."""

    async def months(self, keys: Sequence[str]) -> list[MonthRecord]: ...

    async def decisions(
        self, stretch: Stretch, which: Which, *, skip: int = 0, limit: int = 50
    ) -> list[Decision]:
        """Newest first."""
