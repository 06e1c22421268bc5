"""The plan as a value. `load.py` makes it from a file, `check.py` says what is wrong with it."""

from typing import Literal

from pydantic import Field

from warmfield.community.ids import GroupId, PersonId
from warmfield.plan.basics import Hours, Ladder, Length, Part, Texts
from warmfield.plan.clauses import AnyClause, Clause, OffTopicClause
from warmfield.plan.sections.incentives import Cases, Rewards
from warmfield.plan.sections.library import Content, Fairness, Participation
from warmfield.plan.sections.membership import Band, Grade, Theme
from warmfield.plan.sections.reach import Channel, Limit, LiveCodes, Outreach, Screening, Watch
from warmfield.plan.sections.reporting import Reports
from warmfield.plan.sections.rhythm_parts import Fixture, Rhythm
from warmfield.plan.sections.staffing import Duty, Role, Team, Volunteers

__all__ = ["Role"]

STAFF_ROLES = ("owner", "deputy", "manager", "expert", "starter", "host", "helper", "support")
DECIDERS = ("owner", "deputy", "manager")
"""Roles that answer requests."""
PUBLISHERS = ("owner", "deputy")
"""Roles that publish a change of the plan."""


class Assistant(Part):
    """One persona (9.3), plainly marked as the community's assistant."""

    name: str
    face: str = ""
    tone: Literal["warm", "plain", "formal"] = "warm"
    mark: Texts


class Community(Part):
    name: Texts
    languages: tuple[str, ...]
    """The first is the plan's language: what members are told in."""
    time_zone: str
    holidays: str = ""
    """The country whose public holidays count, like `CN`, or a part of it, like `DE-BE`."""
    quiet_hours: Hours | None = None
    assistant: Assistant
    publishing: Literal["one person", "two people"] = "one person"
    """How many of owner and deputies it takes to change this plan in the console."""
    charter: Texts = {}
    """1.10: what members promise one another."""


class Positioning(Part):
    """7.2: what the community is worth, and whom it is for."""

    worth_to_us: Texts
    worth_to_members: Texts
    for_whom: Texts


class Person(Part):
    name: str
    roles: tuple[Role, ...]
    profile: Texts = {}
    """4.1: what members may read about the person."""
    accounts: dict[str, str] = {}
    """By platform: the account's id there."""


class Group(Part):
    name: str
    platform: str
    address: str = ""
    """The platform's id of the group."""
    language: str = ""
    """Where it differs from the plan's."""
    grade: str = ""
    theme: str = ""
    neighbourhood: str = ""
    owner: PersonId
    managers: tuple[PersonId, ...] = ()
    helpers: tuple[PersonId, ...] = ()


class Review(Part):
    """The three costs that set the review band; only their ratios count."""

    false_removal: float = 50
    missed: float = 2
    review: float = 1


class Retention(Part):
    """How long text and nicknames are kept in the journal before they are blanked."""

    text: Length
    nicknames: Length


class Plan(Part):
    """A whole operation plan; `sections` holds the parts that are more than rules and people."""

    version: str = ""
    """First 12 hex digits of the file's SHA-256; set by the loader."""
    mode: Literal["live", "dry"] = "live"
    community: Community
    positioning: Positioning
    people: dict[PersonId, Person]
    groups: dict[GroupId, Group]
    neighbourhoods: tuple[str, ...] = ()
    ladders: dict[str, Ladder]
    clauses: tuple[AnyClause, ...]
    review: Review = Field(default_factory=Review)
    retention: Retention
    teams: dict[str, Team] = {}
    duty: Duty = Duty()
    volunteers: Volunteers = Volunteers()
    grades: dict[str, Grade] = {}
    themes: dict[str, Theme] = {}
    gauge: Band = Band()
    rhythm: Rhythm = Rhythm()
    content: Content = Content()
    participation: Participation = Participation()
    fairness: Fairness = Fairness()
    reports: Reports = Reports()
    rewards: Rewards = Rewards()
    cases: Cases = Cases()
    channels: dict[str, Channel] = {}
    screening: Screening = Screening()
    outreach: Outreach = Outreach()
    limits: dict[str, tuple[Limit, ...]] = {}
    """By platform."""
    live_codes: LiveCodes = LiveCodes()
    watch: Watch = Watch()

    @property
    def publishers(self) -> tuple[PersonId, ...]:
        """Who may publish a change of the plan."""
        return tuple(who for who, person in self.people.items() if set(person.roles) & set(PUBLISHERS))

    @property
    def management_group(self) -> GroupId | None:
        """The staff group of the team that the owners belong to (5.1), where the plan has one."""
        groups = (team.staff_group for team in self.teams.values() if "owner" in team.roles)
        return next((group for group in groups if group in self.groups), None)

    def takes_place(self, fixture: Fixture, group: GroupId) -> bool:
        """Say whether a fixture is meant for this group of the plan."""
        theme = self.groups[group].theme
        return (not fixture.groups or group in fixture.groups) and (
            not fixture.themes or theme in fixture.themes
        )

    def ladder_of(self, clause: Clause) -> str:
        """Name the ladder of a clause; those of sessions have one in common."""
        shared = self.rhythm.sessions.ladder if isinstance(clause, OffTopicClause) else ""
        return clause.ladder or shared or "default"

    def binds(self, clause: Clause, group: GroupId) -> bool:
        """Say whether a clause is meant for this group of the plan."""
        theme = self.groups[group].theme
        return (not clause.groups or group in clause.groups) and (not clause.themes or theme in clause.themes)
