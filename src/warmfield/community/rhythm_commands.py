"""What staff ask of the clock: one post said at once, in other words or not at all; quiet for a while."""

from datetime import date, datetime

from warmfield.community.happening import Happened
from warmfield.community.ids import GroupId, PersonId


class OfDue(Happened, frozen=True, kw_only=True, omit_defaults=True):
    """`key` is that of the wish; `day` the local day it stands in the agenda, None: today."""

    group: GroupId
    key: str
    day: date | None = None
    by: PersonId | None = None


class DueSkipped(OfDue, frozen=True, kw_only=True, tag="due_skipped"):
    """Not this time. `text` says why."""

    text: str = ""


class DueRestored(OfDue, frozen=True, kw_only=True, tag="due_restored"):
    """It happens after all, if its hour isn't over."""


class DueReworded(OfDue, frozen=True, kw_only=True, tag="due_reworded"):
    """Said in these words, only this time; empty: as the plan has it."""

    text: str = ""


class DueAtOnce(OfDue, frozen=True, kw_only=True, tag="due_at_once"):
    """Carried out now, whatever the distance to other posts and the day's number."""


class Paused(Happened, frozen=True, kw_only=True, omit_defaults=True, tag="paused"):
    """The clock says nothing until `until` (None: until it is resumed); without a group: nowhere."""

    group: GroupId | None = None
    until: datetime | None = None
    text: str = ""
    by: PersonId | None = None


class Resumed(Happened, frozen=True, kw_only=True, omit_defaults=True, tag="resumed"):
    """Ends the pause of the group, or without one that of everything."""

    group: GroupId | None = None
    by: PersonId | None = None


RhythmCommand = DueSkipped | DueRestored | DueReworded | DueAtOnce | Paused | Resumed
