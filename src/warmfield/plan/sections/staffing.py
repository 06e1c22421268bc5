"""Teams and duty (chapters 4 and 5), and how active members become volunteers (1.3, 4.6, 9.4)."""

from datetime import timedelta
from typing import Literal

from warmfield.community.ids import GroupId, PersonId
from warmfield.plan.basics import DAYS, Day, Hours, Length, Part, Texts

Role = Literal["owner", "deputy", "manager", "expert", "starter", "host", "helper", "support"]


class Team(Part):
    """5.1-5.4: a team and its own staff group, kept in step with the roles."""

    name: Texts
    roles: tuple[Role, ...] = ()
    people: tuple[PersonId, ...] = ()
    """Members of the team by name, besides those by role."""
    contributors: bool = False
    """Members with useful content belong to it too (5.3)."""
    staff_group: GroupId | None = None


class Coverage(Part):
    """How many people must be on duty at these hours."""

    hours: Hours
    roles: tuple[Role, ...] = ()
    team: str = ""
    """Anyone of this team, besides the roles."""
    people: int = 1
    days: tuple[Day, ...] = DAYS
    groups: tuple[GroupId, ...] = ()
    """Empty: every group."""


class Available(Part):
    """When a person can be on duty."""

    hours: Hours
    days: tuple[Day, ...] = DAYS


class Duty(Part):
    """1.8, 5, 9.2: who covers which group at which hours, and the hand-over between them."""

    coverage: tuple[Coverage, ...] = ()
    available: dict[PersonId, tuple[Available, ...]] = {}
    turn: Length = timedelta(weeks=1)
    """How long one person is on duty before the next takes over."""
    hand_over: Texts = {}
    """What the one who leaves tells the one who comes."""
    warn_ahead: Length = timedelta(days=2)
    """A gap is shown so long before it happens."""


class Volunteers(Part):
    """1.3, 4.6, 9.4: who may ask to become a manager, the trial, and the load that is fair."""

    useful_posts: int = 5
    """As many useful posts within `within` put a member on the list of candidates."""
    within: Length = timedelta(days=30)
    trial: Length = timedelta(days=14)
    hours_a_week: int = 4
    """More than this and the volunteer is offered relief."""
    thanks: Texts = {}
