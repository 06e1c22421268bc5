"""Kinds of group (chapter 3): grades with criteria, themes with entry conditions and gauge bands."""

from typing import Literal

from warmfield.community.ids import ClauseNumber
from warmfield.plan.basics import Length, Part, Texts


class Criteria(Part):
    """What makes a member belong to a grade; everything given must hold."""

    messages: int | None = None
    """At least so many within `within`."""
    useful_posts: int | None = None
    active_days: int | None = None
    within: Length | None = None
    intent: float | None = None
    """At least this likely to enrol, 0..1 (3.1 prospects)."""
    enrolled: bool | None = None
    """Has a course (3.1 students)."""


class Grade(Part):
    """3.1: fan, active fan, prospect, student."""

    name: Texts
    criteria: Criteria = Criteria()
    move: Literal["propose", "invite"] = "propose"
    """Propose the move to staff, or send the invitation at once."""


class Entry(Part):
    """3.2: what a theme asks of whoever wants in."""

    paid: bool = False
    approval: bool = False
    grades: tuple[str, ...] = ()
    """Only members of these grades; empty: any."""


class Band(Part):
    """7.4: messages a day that are comfortable, and the share of useful posts that makes them so.

    Below `silent` the group is silent, below `quiet` quiet; above `busy` busy, above `drowned` drowned.
    """

    silent: float = 1
    quiet: float = 5
    busy: float = 120
    drowned: float = 300
    useful: float = 0.1
    """Share of useful posts, 0..1, under which a busy group counts as drowned."""
    people: int = 3
    """Members who write on a day; fewer and the group is quiet whatever the volume."""


class Theme(Part):
    """3.2: exchange, trial, paid."""

    name: Texts
    entry: Entry = Entry()
    topics: Texts = {}
    """What belongs here."""
    lasts: Length | None = None
    """A trial group ends after this time."""
    gauge: Band | None = None
    """Where it differs from the plan's."""
    clauses: tuple[ClauseNumber, ...] = ()
    """Clauses that are the theme's own."""
