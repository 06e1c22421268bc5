"""Which rights the assistant has in every group, read from the room's own state."""

from collections.abc import Iterable, Iterator

import msgspec
from mautrix.api import Path
from mautrix.errors import MForbidden

from warmfield.community.capabilities import Can
from warmfield.community.ids import GroupId
from warmfield.engine.ports import Right
from warmfield.platforms.matrix.account import Account
from warmfield.platforms.matrix.places import Places
from warmfield.platforms.matrix.powers import needed, needed_for_state, needed_to_write, power_of
from warmfield.platforms.matrix.shapes import Content, RawEvent, number_at
from warmfield.wording import Words, later

OUTSIDE = later("Invite {assistant} into the group {group}.")
UNREADABLE = later(
    "The group {group} is encrypted, and the assistant can't read it. Encryption can't be switched off "
    "again: make a new group without it."
)
TOO_LOW = later("Give {assistant} the power level {needed} in the group {group}; it has {power} now.")
CREATORS_REIGN = 12
"""From this room version on, creators stand above all power levels and in none of them."""


async def rights_in(account: Account, places: Places, words: Words) -> list[Right]:
    """One right a capability, for every group of the settings."""
    found: list[Right] = []
    for address, group in places.all_groups():
        state = await _state(account, address) if address else None
        if state is None:
            mend = words(OUTSIDE, assistant=account.me, group=group)
            found.append(Right(group=group, name=Can.READ.value, held=False, mend=mend))
            continue
        found += _rights(state, group, account.me, words)
    return found


async def _state(account: Account, room: str) -> dict[str, RawEvent] | None:
    """The room's state as far as rights go, by type; None where the assistant isn't let in."""
    types = ("m.room.create", "m.room.power_levels", "m.room.encryption")
    state: dict[str, RawEvent] = {}
    for one in types:
        path = Path.v3.rooms[room].state[one]
        try:
            answer = await account.get_or_none(path, {"format": "event"})
        except MForbidden:
            return None
        if answer is not None:
            state[one] = msgspec.convert(answer, RawEvent)
    return state


def _rights(state: dict[str, RawEvent], group: GroupId, me: str, words: Words) -> Iterator[Right]:
    mend = words(UNREADABLE, group=group)
    encrypted = "m.room.encryption" in state
    yield Right(group=group, name=Can.READ.value, held=not encrypted, mend=mend if encrypted else "")
    levels = state["m.room.power_levels"].content if "m.room.power_levels" in state else {}
    power = power_of(levels, me)
    for can, least in needed_for(levels):
        held = _reigns(state, me) or power >= least
        mend = words(TOO_LOW, assistant=me, needed=least, group=group, power=power)
        yield Right(group=group, name=can.value, held=held, mend="" if held else mend)


def _reigns(state: dict[str, RawEvent], me: str) -> bool:
    create = state.get("m.room.create")
    if create is None or number_at(create.content, "room_version", 0) < CREATORS_REIGN:
        return False
    return me == create.sender or me in create.content.get("additional_creators", [])


def needed_for(levels: Content) -> Iterable[tuple[Can, int]]:
    """What each capability asks for in a room with these levels."""
    powers = needed_for_state(levels, "m.room.power_levels")
    return (
        (Can.POST, needed_to_write(levels)),
        (Can.REMOVE_MESSAGE, needed(levels, "redact")),
        (Can.MUTE, powers),
        (Can.FOCUS, powers),
        (Can.REMOVE_MEMBER, max(needed(levels, "kick"), needed(levels, "ban"))),
        (Can.ANSWER_JOIN, max(needed(levels, "kick"), needed(levels, "invite"))),
        (Can.PIN, needed_for_state(levels, "m.room.pinned_events")),
    )
