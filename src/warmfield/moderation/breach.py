"""What was met in one event: who, where, which message, and each finding weighed."""

from msgspec import Struct

from warmfield.community.findings import Finding
from warmfield.community.ids import GroupId, MemberId, MessageId
from warmfield.plan.basics import Step
from warmfield.plan.clauses import KeptClause

RUNGS = ("", "note", "warn", "mute", "remove")
"""From lightest to gravest."""


class Weighed(Struct, frozen=True, kw_only=True):
    """A finding with its clause and the band it falls into; `why` says why it passes."""

    finding: Finding
    clause: KeptClause
    band: str
    why: str = ""


class Breach(Struct, frozen=True, kw_only=True):
    """`message` is None where no message was the cause (a join, a nickname)."""

    group: GroupId
    member: MemberId
    nickname: str
    quote: str
    message: MessageId | None
    weighed: tuple[Weighed, ...]

    def of_band(self, band: str) -> tuple[Weighed, ...]:
        return tuple(one for one in self.weighed if one.band == band)


class Course(Struct, frozen=True, kw_only=True):
    """What a breach leads to: the rung, from which finding it follows, and what to do with the message."""

    step: Step
    led_by: Weighed
    met: tuple[Weighed, ...]
    message: str
    """`remove`, `hold` or `keep`."""
    earlier: int = 0
    """Rungs that still counted on the leading ladder."""
