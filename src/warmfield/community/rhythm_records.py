"""What the clock remembers of a group: what was said when, what is done, what was broken."""

from datetime import datetime

from msgspec import Struct

from warmfield.community.ids import ClauseNumber, GroupId


class Posted(Struct, frozen=True, array_like=True, gc=False):
    """A post of ours in a group. `at` is in POSIX seconds; `key` is its wish's."""

    at: float
    sort: str
    key: str


class Broken(Struct, frozen=True, array_like=True, gc=False):
    """How often a clause was broken on a local day (its proleptic ordinal)."""

    day: int
    clause: ClauseNumber
    count: int


class RhythmRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One group's clock. Bounded: posts of three days, keys of eight, breaches of nine weeks."""

    id: GroupId
    since: datetime
    """When the clock of this group began to run."""
    running: bool = False
    """A plan with this group is in force, so its clock may be set."""
    posted: tuple[Posted, ...] = ()
    done: tuple[Posted, ...] = ()
    """What was carried out, posts and other things, so that nothing is done twice."""
    reminded_at: datetime | None = None
    wording: int = -1
    """The opening of the last reminder, as a place in the plan's list."""
    recited: tuple[ClauseNumber, ...] = ()
    """The clauses of the last reminders, newest last."""
    broken: tuple[Broken, ...] = ()
    paused_until: datetime | None = None
    """Nothing is posted before; a person asked for quiet."""
