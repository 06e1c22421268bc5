"""The result of a rehearsal, as it is written to JSON; `docs/result.md` explains it field by field."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from warmfield.community.actions import Action
from warmfield.community.findings import Decision, Finding, Span
from warmfield.community.ids import ClauseNumber, EventId, GroupId, MemberId, MessageId
from warmfield.community.requests import Request
from warmfield.rehearsal.importers.imported import Skipped
from warmfield.rhythm.pulse.gauged import Gauge

VERSION = 1


class FoundThere(Struct, frozen=True, kw_only=True):
    """A finding. `score` is a probability; `spans` are pairs of characters in the quote."""

    rule: str
    clause: ClauseNumber
    reason: str
    score: float
    spans: tuple[tuple[int, int], ...]
    facts: dict[str, str | int | float]
    also: tuple[MessageId, ...]
    band: str = ""
    """Its own: `act`, `review` or `pass`."""


class Decided(Struct, frozen=True, kw_only=True):
    """A decision. `after` is `removal` or `mute` where the plan would have kept the member from writing."""

    event: EventId
    at: datetime
    group: GroupId
    member: MemberId
    nickname: str
    findings: tuple[FoundThere, ...]
    band: str
    rung: str
    actions: tuple[Action, ...]
    told: tuple[str, ...]
    quote: str
    why_passed: str
    dry: bool
    undone: bool
    after: str

    @property
    def lead(self) -> ClauseNumber:
        """The clause it is listed under: the one acted on, or the first that was found."""
        acted_on = next((action.clause for action in self.actions if action.clause), None)
        return acted_on or self.findings[0].clause


class Posted(Struct, frozen=True, kw_only=True):
    """What the assistant would have said in a group."""

    at: datetime
    group: GroupId
    text: str
    clause: ClauseNumber | None


class Done(Struct, frozen=True, kw_only=True):
    """An action that belongs to no decision on a message: an answer in private, a mute that ended."""

    at: datetime
    event: EventId
    action: Action


class Noise(Struct, frozen=True, kw_only=True):
    """What a clause costs: its findings by band, per thousand messages, and reviews a day."""

    clause: ClauseNumber
    findings: int
    act: int
    review: int
    passed: int
    per_1000: float
    reviews_per_day: float


class Difference(Struct, frozen=True, kw_only=True):
    """A decision two plans don't share; None where a plan made none. `how` says what changed."""

    event: EventId
    at: datetime
    group: GroupId
    member: MemberId
    quote: str
    how: str
    before: Decided | None
    after: Decided | None


class Compared(Struct, frozen=True, kw_only=True):
    """The second plan's figures and every decision that differs."""

    plan: str
    noise: tuple[Noise, ...]
    differences: tuple[Difference, ...]


class Result(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """`plan` is the plan's version; times are in UTC."""

    version: int = VERSION
    plan: str
    messages: int
    people: int
    groups: tuple[GroupId, ...]
    first: datetime | None
    last: datetime | None
    kept_from_writing: int
    """Messages of members the plan would have removed or muted by then."""
    decisions: tuple[Decided, ...]
    requests: tuple[Request, ...]
    posts: tuple[Posted, ...]
    others: tuple[Done, ...]
    noise: tuple[Noise, ...]
    gauge: tuple[Gauge, ...]
    skipped: tuple[Skipped, ...]
    against: Compared | None = None


def decided(decision: Decision, nickname: str, after: str) -> Decided:
    return Decided(
        event=decision.event,
        at=decision.at,
        group=decision.group,
        member=decision.member,
        nickname=nickname,
        findings=tuple(_found(finding, band) for finding, band in _banded(decision)),
        band=decision.band,
        rung=decision.rung,
        actions=decision.actions,
        told=decision.told,
        quote=decision.quote,
        why_passed=decision.why_passed,
        dry=decision.dry,
        undone=decision.undone_at is not None,
        after=after,
    )


def _banded(decision: Decision) -> Iterator[tuple[Finding, str]]:
    """A decision made before each band was kept has one for all."""
    bands = decision.bands or (decision.band,) * len(decision.findings)
    return zip(decision.findings, bands, strict=True)


def _found(finding: Finding, band: str) -> FoundThere:
    return FoundThere(
        rule=finding.rule,
        clause=finding.clause,
        reason=finding.reason,
        score=round(finding.score, 4),
        spans=tuple(_pair(span) for span in finding.spans),
        facts=finding.facts,
        also=finding.also,
        band=band,
    )


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end
