"""What a rule noticed, and what was decided about it. Enough to explain a decision without the code."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.actions import Action
from warmfield.community.ids import ClauseNumber, DecisionId, EventId, GroupId, MemberId, MessageId, PersonId


class Span(Struct, frozen=True):
    """A piece of the original text: `text[start:end]`, counted in characters."""

    start: int
    end: int


class Finding(Struct, frozen=True, kw_only=True):
    """A clause and the evidence that it was broken.

    `score` is the calibrated probability, in 0..1; a rule without a model says 1.0.
    `reason` is a stable word (`link_without_words`) with its sentence in `rules/reasons.py`;
    `facts` are what that sentence needs and what the model was (`model`).
    """

    rule: str
    clause: ClauseNumber
    reason: str
    score: float = 1.0
    spans: tuple[Span, ...] = ()
    facts: dict[str, str | int | float] = {}
    also: tuple[MessageId, ...] = ()
    """Other messages that belong to it (the first link, the other copies, the quarrel)."""


class Thresholds(Struct, frozen=True, kw_only=True):
    """Act above `act`, pass below `review`, ask a person between; from the plan's three costs."""

    act: float
    review: float


class Decision(Struct, frozen=True, kw_only=True):
    """One decision about one event. `rung` is `note`, `warn`, `mute`, `remove`, or empty."""

    id: DecisionId
    event: EventId
    at: datetime
    group: GroupId
    member: MemberId
    findings: tuple[Finding, ...]
    band: str
    """`act`, `review` or `pass`: the gravest of its findings."""
    bands: tuple[str, ...] = ()
    """The band of each finding, in their order; empty in decisions kept before this was known."""
    rung: str = ""
    actions: tuple[Action, ...] = ()
    told: tuple[str, ...] = ()
    """The sentences the member was sent."""
    quote: str = ""
    """The message's text; blanked when the plan's retention ends."""
    standing: tuple[str, ...] = ()
    """The rungs that still counted against the member, oldest first."""
    thresholds: Thresholds | None = None
    plan: str = ""
    """The plan's version."""
    dry: bool = False
    why_passed: str = ""
    """For `pass`: `score`, `exempt`, `permit`, `approved`, …"""
    decided_by: PersonId | None = None
    undone_by: PersonId | None = None
    undone_at: datetime | None = None
    appeal: str = ""
    """Empty, `open`, `upheld` (the decision stands) or `granted` (it was undone)."""
