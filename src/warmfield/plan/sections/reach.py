"""Bringing members in (chapter 8), platform limits (9.1) and early warning (9.2)."""

from datetime import date, timedelta
from typing import Literal

from warmfield.community.ids import GroupId, PersonId
from warmfield.plan.basics import Length, Part, Texts
from warmfield.plan.sections.staffing import Role


class Channel(Part):
    """8.2, 8.3: a way members come; each has its own code, so that channels can be compared."""

    name: Texts
    sort: Literal["article", "field", "peer_group", "referral"]
    leads_to: GroupId
    promoter: PersonId | None = None
    place: str = ""
    code: str = ""
    """What a join by this channel carries as `via`."""


class Screening(Part):
    """8.2: who is interested moves from the initial group to a higher one."""

    after: Length = timedelta(days=7)
    grade: str = ""


class Outreach(Part):
    """8.1: people write privately and log it; the software advises and sends nothing."""

    a_day: int = 10
    """Private openings per person a day."""
    openings: dict[str, Texts] = {}
    do_not_contact: tuple[str, ...] = ()


class Limit(Part):
    """9.1: what a platform allows. `confidence` says how sure the source is."""

    what: str
    """`joins_by_scan`, `members_by_code`, `members`, `code_days`, …"""
    most: int
    per: Length | None = None
    as_of: date
    source: str
    confidence: Literal["seen", "documented", "said"]


class LiveCodes(Part):
    """9.1: a printed code moves on before a group fills up or a code expires."""

    move_on_at: float = 0.9
    """Share of the limit, 0..1."""
    days_before: Length = timedelta(days=1)


class Watch(Part):
    """9.2: early warning when negative talk, poachers or adverts spread over groups."""

    groups: int = 2
    within: Length = timedelta(hours=6)
    tell: tuple[Role, ...] = ("owner", "manager")
    answers: dict[str, Texts] = {}
    """Factual answers to suggest, by subject."""
