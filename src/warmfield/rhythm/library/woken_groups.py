"""Groups that had nothing to be given look at the agenda again when something has come."""

from collections.abc import Sequence

from warmfield.acts.moment import Moment
from warmfield.community.ids import GroupId
from warmfield.community.rhythm_records import RhythmRecord
from warmfield.rhythm.library.choosing import has_some
from warmfield.rhythm.library.look_days import first_group, unseen
from warmfield.rhythm.tick import wake
from warmfield.rhythm.wish import scope_of


def groups_without(moment: Moment, sources: Sequence[str]) -> list[GroupId]:
    """The groups with nothing on offer from at least one of these sources."""
    return [
        group
        for group in moment.rulebook.plan.groups
        if not all(has_some(scope_of(moment, group), source) for source in sources)
    ]


def unlooked(moment: Moment) -> list[GroupId]:
    """The group whose clock asks a person to look at drafts, where it had no reason to."""
    group = first_group(moment.rulebook)
    return [] if unseen(scope_of(moment, group)) else [group]


def woken(moment: Moment, groups: Sequence[GroupId]) -> None:
    """Only clocks that run: a group whose clock never started stays silent."""
    for group in groups:
        if moment.draft.get(RhythmRecord, group) is not None:
            wake(moment, group)
