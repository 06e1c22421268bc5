"""Rewards and budgets (1.4, 6.2), cases and remedies (2.5, 9.5). Money is in fen, 1 yuan = 100."""

from datetime import timedelta
from typing import Literal

from warmfield.plan.basics import Length, Part, Texts
from warmfield.plan.sections.staffing import Role


class Reward(Part):
    """One thing a member can get."""

    name: Texts
    sort: Literal["promotion", "activity", "red_packet", "interview", "feature", "coupon"]
    fen: int = 0
    """What it costs the community."""
    points: int = 0
    """What the member pays for it; 0: given, not bought."""
    approval: Role | None = None


class Budget(Part):
    """Limits in fen; None: no limit."""

    a_day: int | None = None
    a_month: int | None = None
    per_member_a_month: int | None = None


class Rewards(Part):
    """6.2: points, levels and a catalogue."""

    points: dict[str, int] = {}
    """By what earns them: `answer`, `thanks`, `useful_post`, `checked_in`, …"""
    levels: dict[str, int] = {}
    """Points a level begins at."""
    catalogue: dict[str, Reward] = {}
    budget: Budget = Budget()


class Remedy(Part):
    """9.5: a real reward that at least buys time to solve the problem."""

    name: Texts
    fen: int
    approval: Role | None = None


class Cases(Part):
    """2.5, 9.5: a complaint has an owner, deadlines, a remedy and the member's confirmation."""

    first_answer: Length = timedelta(minutes=30)
    solved: Length = timedelta(days=2)
    escalate_to: Role = "owner"
    remedies: dict[str, Remedy] = {}
    budget: Budget = Budget()
