"""What staff ask of the rota besides an agreed swap and time off: each is somebody's word to somebody."""

from datetime import datetime

from warmfield.community.happening import Happened
from warmfield.community.ids import GroupId, PersonId


class SwapAsked(Happened, frozen=True, kw_only=True, omit_defaults=True, tag="swap_asked"):
    """`taker` is asked to do what `giver` has in the window, for what they have in `back`, if given.

    Until they agree nothing changes.
    """

    giver: PersonId
    taker: PersonId
    window: tuple[datetime, datetime]
    back: tuple[datetime, datetime] | None = None
    by: PersonId | None = None


class GapOffered(Happened, frozen=True, kw_only=True, omit_defaults=True, tag="gap_offered"):
    """`person` is asked first to stand in where the rota has nobody in the window, in one of these groups.

    `agreed`: they have said so, and the rota has them at once. `roles` and `team` name the duty.
    """

    person: PersonId
    window: tuple[datetime, datetime]
    groups: tuple[GroupId, ...]
    roles: tuple[str, ...] = ()
    team: str = ""
    agreed: bool = False
    by: PersonId | None = None


class TimeOffEnded(Happened, frozen=True, kw_only=True, omit_defaults=True, tag="time_off_ended"):
    """The person can after all in the window; what nobody has taken meanwhile is theirs again."""

    person: PersonId
    window: tuple[datetime, datetime]
    by: PersonId | None = None


class NoteLeft(Happened, frozen=True, kw_only=True, omit_defaults=True, tag="note_left"):
    """`by` leaves a note to whoever comes next on the duty they have, or had last."""

    text: str
    by: PersonId | None = None


DutyCommand = SwapAsked | GapOffered | TimeOffEnded | NoteLeft
