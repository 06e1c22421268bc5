"""Power levels: a mute and a focus are laid over them, and lifted again without a trace.

What stood there before is kept in the assistant's own account data of the room (`Overlay`), so that
it is found again after a restart. All functions are pure.

A focus doesn't use 50: in Matrix 50 also removes messages and members, so a speaker would be a
moderator for the evening. Speakers get one less than the least of those rights asks for.
"""

from copy import deepcopy
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from warmfield.platforms.matrix.shapes import Content, number_at

MUTED = -1
MODERATES = {"ban": 50, "kick": 50, "redact": 50, "state_default": 50}
"""The rights of a moderator and what each asks for where the room doesn't say (Matrix 1.16, §10.5.6)."""


class Focused(Struct, frozen=True):
    """`power` is what writing asks for meanwhile; the rest is what stood there before."""

    power: int
    events_default: int | None = None
    message: int | None = None
    speakers: dict[str, int | None] = {}


class Overlay(Struct, frozen=True, omit_defaults=True):
    """`muted` keeps the power a muted account had; None: none of its own."""

    muted: dict[str, int | None] = {}
    focus: Focused | None = None


def power_of(levels: Content, user: str) -> int:
    return number_at(levels.get("users", {}), user, number_at(levels, "users_default", 0))


def needed(levels: Content, right: str) -> int:
    """What a moderator's right (`kick`, `redact`, `ban`, `state_default`) or `invite` asks for."""
    return number_at(levels, right, MODERATES.get(right, 0))


def needed_for_state(levels: Content, event_type: str) -> int:
    return number_at(levels.get("events", {}), event_type, needed(levels, "state_default"))


def needed_to_write(levels: Content) -> int:
    default = number_at(levels, "events_default", 0)
    return number_at(levels.get("events", {}), "m.room.message", default)


def silent(levels: Content) -> int:
    """A power too low for anything."""
    return min(MUTED, number_at(levels, "events_default", 0) - 1)


def focus_over(levels: Content, speakers: tuple[str, ...]) -> Focused:
    """Plan a focus over `levels` as they stand without any."""
    power = max(1, min(needed(levels, right) for right in MODERATES) - 1)
    users = levels.get("users", {})
    return Focused(
        power=power,
        events_default=levels.get("events_default"),
        message=levels.get("events", {}).get("m.room.message"),
        speakers={who: users.get(who) for who in speakers if power_of(levels, who) < power},
    )


def mute_over(levels: Content, overlay: Overlay, user: str) -> Overlay:
    """Add a mute; `levels` are as they stand without any."""
    if user in overlay.muted:
        return overlay
    return replace(overlay, muted=overlay.muted | {user: levels.get("users", {}).get(user)})


def lay(levels: Content, overlay: Overlay) -> Content:
    """Give the levels with focus and mutes over them; a mute wins over being a speaker."""
    new = deepcopy(levels)
    users = new.setdefault("users", {})
    if overlay.focus is not None:
        new["events_default"] = overlay.focus.power
        if overlay.focus.message is not None:
            new["events"]["m.room.message"] = overlay.focus.power
        users.update(dict.fromkeys(overlay.focus.speakers, overlay.focus.power))
    users.update(dict.fromkeys(overlay.muted, silent(levels)))
    return new


def lift(levels: Content, overlay: Overlay) -> Content:
    """Take focus and mutes off again; what somebody changed by hand meanwhile stays."""
    new = deepcopy(levels)
    users = new.setdefault("users", {})
    for user, before in overlay.muted.items():
        if power_of(levels, user) < 0:
            _put_back(users, user, before)
    if overlay.focus is not None:
        _lift_focus(new, overlay.focus)
    return new


def _lift_focus(new: Content, focus: Focused) -> None:
    if new.get("events_default") == focus.power:
        _put_back(new, "events_default", focus.events_default)
    if focus.message is not None and new.get("events", {}).get("m.room.message") == focus.power:
        new["events"]["m.room.message"] = focus.message
    for user, before in focus.speakers.items():
        if new["users"].get(user) == focus.power:
            _put_back(new["users"], user, before)


def _put_back(where: dict[str, Any], name: str, before: int | None) -> None:
    if before is None:
        where.pop(name, None)
    else:
        where[name] = before
