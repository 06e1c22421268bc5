"""What a platform can do, as data: the plan's checker, the engine and the courier ask here."""

from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from warmfield.community import actions as a


class Can(StrEnum):
    READ = "read"
    POST = "post"
    TELL = "tell"
    REMOVE_MESSAGE = "remove_message"
    MUTE = "mute"
    TIMED_MUTE = "timed_mute"
    """The platform ends a mute by itself; without it our timer does."""
    FOCUS = "focus"
    REMOVE_MEMBER = "remove_member"
    SET_NICKNAME = "set_nickname"
    ANSWER_JOIN = "answer_join"
    PIN = "pin"
    SEE_JOINS = "see_joins"
    SEE_INVITER = "see_inviter"
    SEE_NICKNAMES = "see_nicknames"
    SEE_READERS = "see_readers"
    """The platform tells that a member read, though nothing was written."""
    IDEMPOTENT = "idempotent"
    """Asking twice with the same key does it once."""


class Capabilities(Struct, frozen=True, kw_only=True):
    """`per_second` is how many actions the platform takes from us; `longest` a post's characters."""

    platform: str
    can: frozenset[Can]
    per_second: float = 10.0
    longest: int = 4000


def needs(action: a.Action) -> Can:  # noqa: PLR0911 - one line an action
    """Name what a platform must be able to do to perform `action`."""
    match action:
        case a.Tell():
            return Can.TELL
        case a.Post():
            return Can.POST
        case a.RemoveMessage() | a.HoldMessage():
            return Can.REMOVE_MESSAGE
        case a.Mute() | a.Unmute():
            return Can.MUTE
        case a.RemoveMember() | a.Readmit():
            return Can.REMOVE_MEMBER
        case a.SetNickname():
            return Can.SET_NICKNAME
        case a.ApproveJoin() | a.RefuseJoin():
            return Can.ANSWER_JOIN
        case a.Focus() | a.Unfocus():
            return Can.FOCUS
        case a.Pin():
            return Can.PIN
        case _:
            assert_never(action)


EVERYTHING = frozenset(Can)
PLATFORMS: dict[str, Capabilities] = {
    "lobby": Capabilities(platform="lobby", can=EVERYTHING, per_second=1000.0),
    "matrix": Capabilities(
        platform="matrix",
        can=EVERYTHING - {Can.SET_NICKNAME, Can.TIMED_MUTE},
        longest=16000,
    ),
    "wechat": Capabilities(platform="wechat", can=frozenset({Can.READ}), per_second=0.1),
    "onebot": Capabilities(platform="onebot", can=EVERYTHING - {Can.PIN, Can.SEE_READERS, Can.IDEMPOTENT}),
    "telegram": Capabilities(
        platform="telegram",
        can=EVERYTHING - {Can.SET_NICKNAME, Can.SEE_READERS, Can.IDEMPOTENT},
        longest=4096,
    ),
    "wecom": Capabilities(platform="wecom", can=frozenset({Can.SEE_JOINS, Can.SEE_NICKNAMES})),
    "log": Capabilities(platform="log", can=EVERYTHING - {Can.SEE_READERS}),
}
"""By platform, from what was seen on running software (Matrix, OneBot's mock) or read in the
platform's documentation (Telegram, WeCom). "wechat" is personal WeChat, kept by hand; "log" is a
rehearsed chat of a group the plan doesn't name."""
