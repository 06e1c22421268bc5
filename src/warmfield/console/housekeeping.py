"""What the settings show of the house itself: platforms, addresses, backups. The app joins it."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from warmfield.community.ids import GroupId, PersonId
from warmfield.engine.ports import Right


class PlatformState(Struct, frozen=True, kw_only=True):
    """`state`: `ready`, `failed` or `by_hand`, or `missing` where the settings don't say how to reach it."""

    platform: str
    state: str
    groups: tuple[GroupId, ...]
    rights: tuple[Right, ...] = ()
    heard: datetime | None = None
    """When it last told us something."""


class Address(Struct, frozen=True, kw_only=True):
    """`sort`: `lobby`, `group`, `calendar` or `own` (as good as a password, and only its person's)."""

    sort: str
    title: str
    url: str


class Housekeeping(Struct, frozen=True, kw_only=True):
    """`back_up` writes a file that is the caller's to delete; it may raise StoreFailed."""

    platforms: Callable[[], Awaitable[Sequence[PlatformState]]]
    addresses: Callable[[PersonId], Sequence[Address]]
    back_up: Callable[[], Awaitable[Path]]
    sign_in_address: Callable[[str], str]
    """The address of a one-time link, by its word."""
