"""The platforms of the plan's groups: whether each is connected, its rights, the mend of what is missing."""

from collections import defaultdict

from msgspec import Struct

from warmfield.community.capabilities import Can
from warmfield.community.ids import GroupId
from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values
from warmfield.console.housekeeping import PlatformState
from warmfield.console.visit import Visit
from warmfield.wording import later

NAMES = {"lobby": later("The lobby"), "matrix": later("Matrix"), "wechat": later("WeChat, kept by hand")}
STATES = {
    "ready": ("ok", later("connected")),
    "by_hand": ("mid", later("by hand")),
    "failed": ("high", later("doesn't answer")),
    "missing": ("high", later("not set up")),
}
"""By state: the tag's look, and its word."""
WHAT_TO_DO = {
    "by_hand": later("No program may enter a personal WeChat group: what should be done comes to the inbox."),
    "failed": later("Check its address and token in settings.toml, and whether its server runs."),
    "missing": later(
        "Fill in its part of settings.toml and start warmfield anew; docs/running.md shows how."
    ),
}


RIGHTS = {
    Can.READ: later("read what is written"),
    Can.POST: later("post"),
    Can.TELL: later("write in private"),
    Can.REMOVE_MESSAGE: later("take a message away"),
    Can.MUTE: later("mute"),
    Can.TIMED_MUTE: later("mute for a time"),
    Can.FOCUS: later("hold the group quiet in a session"),
    Can.REMOVE_MEMBER: later("remove a member"),
    Can.SET_NICKNAME: later("set a nickname"),
    Can.ANSWER_JOIN: later("let somebody in"),
    Can.PIN: later("pin a message"),
    Can.SEE_JOINS: later("see who joins"),
    Can.SEE_INVITER: later("see who invited"),
    Can.SEE_NICKNAMES: later("see nicknames"),
    Can.SEE_READERS: later("see who reads"),
    Can.IDEMPOTENT: later("do a thing once however often it is asked"),
}


class Lack(Struct, frozen=True):
    """What isn't allowed to us, in which groups, and the mend."""

    right: str
    mend: str
    groups: tuple[GroupId, ...]


async def _platforms(visit: Visit) -> Values:
    found = await visit.ports.housekeeping.platforms()
    return {
        "right_names": RIGHTS,
        "platforms": [
            {
                "state": one,
                "name": visit.words(NAMES.get(one.platform, one.platform)),
                "tag": STATES[one.state],
                "mend": WHAT_TO_DO.get(one.state, ""),
                "lacks": lacks(one),
                "held": sum(right.held for right in one.rights),
            }
            for one in found
        ],
    }


def lacks(one: PlatformState) -> list[Lack]:
    """Groups that lack the same, together."""
    found: defaultdict[tuple[str, str], list[GroupId]] = defaultdict(list)
    for right in one.rights:
        if not right.held:
            found[right.name, right.mend].append(right.group)
    return [Lack(name, mend, tuple(groups)) for (name, mend), groups in found.items()]


DOORS = (Door("/settings/platforms", Shown("platforms.html", "/settings", _platforms), "settings"),)
