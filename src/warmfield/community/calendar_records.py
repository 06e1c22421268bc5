"""Activities: what is planned, which days differ, who comes, and what was said of it where."""

from datetime import datetime, timedelta

from msgspec import Struct

from warmfield.community.ids import GroupId, MemberId, PersonId


class Facts(Struct, frozen=True, array_like=True, gc=False):
    """What people need to know to come. When it differs from what they were told, they are told."""

    title: str
    place: str
    starts: datetime
    cancelled: bool = False


class SignUp(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One member's sign-up for one occurrence, for themselves and those they bring."""

    who: MemberId
    name: str
    group: GroupId
    """Where they are told what changes."""
    at: datetime
    adults: int = 1
    children: int = 0
    waiting: bool = False
    came: bool = False
    knows: Facts
    """What the member was told last."""
    knows_waiting: bool = False
    """Whether the member believes to be waiting for a place."""

    @property
    def people(self) -> int:
        return self.adults + self.children


class SaidThere(Struct, frozen=True, array_like=True, gc=False):
    """What a group heard last of an occurrence. `announced`: as an announcement or a correction."""

    group: GroupId
    at: datetime
    facts: Facts
    announced: bool


class Stirred(Struct, frozen=True, array_like=True, gc=False):
    """A group whose list of those who come is out of date since `at`."""

    group: GroupId
    at: datetime


class ActivityRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An activity that staff planned, once or by a rule. Fixtures of the plan need none."""

    id: str
    """Short and typeable: `a1`."""
    title: str
    place: str = ""
    """A place, or a link for one online."""
    starts: datetime
    """The first time."""
    lasts: timedelta
    rule: str = ""
    """An RRULE's value (RFC 5545) on the community's clocks; empty: once."""
    groups: tuple[GroupId, ...]
    owner: PersonId | None = None
    capacity: int | None = None
    """None: as the plan has it."""
    planned_at: datetime
    ended_at: datetime | None = None
    """What starts from then on is cancelled."""
    why: str = ""
    sequence: int = 0
    """Of the calendar: one more with every change."""


class OccurrenceRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One day of an activity or fixture that somebody signed up for, changed, or heard of."""

    id: str
    """The activity and the day it was planned for: `a1/2026-03-07`."""
    title: str = ""
    place: str = ""
    moved_to: datetime | None = None
    lasts: timedelta | None = None
    capacity: int | None = None
    """Where empty or None: as the activity has it."""
    cancelled: bool = False
    why: str = ""
    changed_at: datetime | None = None
    announced_at: datetime | None = None
    """A person asked for an announcement now."""
    sequence: int = 0
    known: Facts | None = None
    """As it stood last: for the day the plan loses it."""
    said: tuple[SaidThere, ...] = ()
    sign_ups: tuple[SignUp, ...] = ()
    """In the order in which they came."""
    tellings: int = 0
    """How often those who signed up were told of a change."""
    stirred: tuple[Stirred, ...] = ()
    code: str = ""
    """For checking in: four digits that the host tells on the spot."""
    tries: tuple[MemberId, ...] = ()
    """Who wrote a wrong code, once for each time; the last 100."""
    guests: int = 0
    """People who came without having signed up."""
    outcome: str = ""
    """What was reached, in the host's words."""
    closed_at: datetime | None = None


class Listed(Struct, frozen=True, array_like=True, gc=False):
    """An activity or occurrence that still matters, from one local day to another (proleptic ordinals)."""

    id: str
    since: int
    until: int


class CalendarRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the agenda has to look at besides the plan, and how many activities were ever made."""

    made: int = 0
    activities: tuple[Listed, ...] = ()
    occurrences: tuple[Listed, ...] = ()
