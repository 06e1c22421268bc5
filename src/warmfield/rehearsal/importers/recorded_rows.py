"""Kinds of warmfield's own log that only our own export writes, read as they are."""

from typing import get_args

from warmfield.community.duty_commands import DutyCommand
from warmfield.community.inbox_commands import InboxCommand
from warmfield.community.member_commands import MemberCommand
from warmfield.community.piece_events import PieceAdded, PieceFound, PieceReviewed
from warmfield.community.rhythm_commands import RhythmCommand
from warmfield.community.staff_commands import (
    ActivityCommand,
    DecisionUndone,
    MemberFacts,
    RequestAnswered,
    RotaSwapped,
    TimeOff,
)

RECORDED = (
    RequestAnswered
    | RotaSwapped
    | TimeOff
    | DecisionUndone
    | MemberFacts
    | MemberCommand
    | PieceFound
    | PieceAdded
    | PieceReviewed
    | ActivityCommand
    | RhythmCommand
    | InboxCommand
    | DutyCommand
)
KINDS = tuple(str(one.__struct_config__.tag) for one in get_args(RECORDED))
MOMENTS = ("joined", "on_leave_until", "published", "starts", "to", "until")
WINDOWS = ("window", "back")
"""Fields that are a time, and those that are two."""
