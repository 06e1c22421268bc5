"""What the clock remembers of a group: what was said when, what is done, what was broken."""

from collections.abc import Callable
from datetime import UTC, datetime

from msgspec import Struct
from msgspec.structs import replace

from warmfield.community.ids import ClauseNumber, GroupId, PersonId

EVERYWHERE = GroupId("")
"""The id of the record that holds for all groups at once."""
FOR_GOOD = datetime(9999, 1, 1, tzinfo=UTC)
"""The end of a pause that lasts until somebody ends it."""


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


class ByStaff(Struct, frozen=True, array_like=True, gc=False):
    """Staff had their hands in one thing of one local day (its proleptic ordinal).

    `text` is the reason where it is skipped, the words to say where it is reworded.
    """

    key: str
    day: int
    by: PersonId | None
    text: str


class Pause(Struct, frozen=True, array_like=True, gc=False):
    until: datetime
    by: PersonId | None
    text: str


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
    skipped: tuple[ByStaff, ...] = ()
    reworded: tuple[ByStaff, ...] = ()
    """Both for as long as the day they are about."""
    pause: Pause | None = None
    """Nothing is posted before its end; a person asked for quiet."""

    def skips(self, key: str, day: int) -> ByStaff | None:
        return next((one for one in self.skipped if (one.key, one.day) == (key, day)), None)

    def rewords(self, key: str, day: int) -> ByStaff | None:
        return next((one for one in self.reworded if (one.key, one.day) == (key, day)), None)

    def unsaid(self, named: Callable[[str], bool]) -> "RhythmRecord":
        """What staff wrote where `named` says so goes; that they had their hands in it stays."""
        skipped, reworded = (
            tuple(replace(one, text="…") if named(one.text) else one for one in those)
            for those in (self.skipped, self.reworded)
        )
        return replace(self, skipped=skipped, reworded=reworded)
