"""What the plan wants said or done in a group at some time, and the place the agenda gives it."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from warmfield.acts.moment import Moment
from warmfield.community.draft import Draft, View
from warmfield.community.ids import GroupId, PersonId
from warmfield.community.rhythm_records import EVERYWHERE, ByStaff, Pause, RhythmRecord
from warmfield.plan.model import Group
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.local_time import day_of, zone_of
from warmfield.wording import Words, words_in


class Wish(Struct, frozen=True, kw_only=True):
    """`key` names it once and for all: the same wish is never carried out twice.

    Best at `at`, of no use after `until`; between the two the agenda may move it.
    """

    key: str
    sort: str
    """A key of `sorts.SORTS`: its rank, its row of the plan, what it is called."""
    at: datetime
    until: datetime
    title: str
    """In the group's language: what an agenda shows."""
    where: str
    """The key of the plan file it comes from, or the id of the command."""
    about: str = ""
    """What its room needs to carry it out: an activity's id, a place in the plan's list."""
    by: PersonId | None = None
    """The person who does it; None: the assistant."""
    speaks: bool = True
    """It posts in the group. What only asks a person doesn't, and is never held back."""
    firm: bool = False
    """Promised for its hour: said though the day is full or a post came just before."""
    rouses: bool = True
    """Where it is firm, it is said in a group too in which nobody has written for weeks."""
    busy_until: datetime | None = None
    """Other posts wait until then: a session that begins here."""
    inside: bool = False
    """It belongs to the session that is on."""


class Item(Struct, frozen=True, kw_only=True):
    """A wish with its place. `held` says what keeps it from happening (a key of `gate.HELD`), or is empty."""

    wish: Wish
    group: GroupId
    at: datetime
    held: str = ""
    by_staff: ByStaff | None = None
    """Who skipped it, and why."""


T = TypeVar("T")


class Scope(Struct, frozen=True, kw_only=True, dict=True):
    """A group at a moment: all that a source of wishes may look at. What it has looked up stays as it was."""

    rulebook: Rulebook
    view: View | Draft
    group: GroupId
    now: datetime

    @cached_property
    def _once(self) -> dict[Any, Any]:
        return {}

    def once(self, look: Callable[["Scope"], T]) -> T:
        """What is the same on every day that is asked about: looked up at the first."""
        try:
            found: T = self._once[look]
        except KeyError:
            found = self._once[look] = look(self)
        return found

    @cached_property
    def clocks(self) -> ZoneInfo:
        return zone_of(self.rulebook)

    @cached_property
    def today(self) -> date:
        """The day it is by the community's clocks."""
        return day_of(self.now, self.clocks)

    @cached_property
    def plan_group(self) -> Group:
        return self.rulebook.group(self.group)

    @cached_property
    def words(self) -> Words:
        return words_in(self.rulebook.language_of(self.group))

    @cached_property
    def rhythm(self) -> RhythmRecord:
        return self.view.get(RhythmRecord, self.group) or RhythmRecord(id=self.group, since=self.now)

    @cached_property
    def pause(self) -> Pause | None:
        """The group's own or that of all groups, whichever ends later."""
        of_all = self.view.get(RhythmRecord, EVERYWHERE)
        found = (self.rhythm.pause, None if of_all is None else of_all.pause)
        going_on = (one for one in found if one is not None and one.until > self.now)
        return max(going_on, key=lambda one: one.until, default=None)


def scope_of(moment: Moment, group: GroupId) -> Scope:
    return Scope(rulebook=moment.rulebook, view=moment.draft, group=group, now=moment.now)


Source = Callable[[Scope, date], Iterable[Wish]]
"""Gives the wishes of one local day in a group; pure, and cheap: an agenda asks for every day of a year."""
