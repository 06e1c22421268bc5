"""The daily norms (chapter 2), fixtures (6.1) and lurkers (1.8)."""

from datetime import time, timedelta
from typing import Literal

from warmfield.community.game_records import GameSort
from warmfield.community.ids import ClauseNumber, GroupId, PersonId
from warmfield.plan.basics import Announced, Day, Hours, Lead, Length, Part, Texts
from warmfield.plan.sections.games import Prize
from warmfield.plan.sections.staffing import Role


class Posts(Part):
    """How much the assistant says of itself, whatever the reason; answers don't count."""

    a_day: int = 4
    """At most so many posts a day and group. What was promised at an hour is said all the same."""
    apart: Length = timedelta(minutes=30)
    """So long between two posts."""
    sleeps_after: Length = timedelta(weeks=4)
    """A group in which nobody wrote for so long is left alone."""


class Reminders(Part):
    """2.1: the rules are repeated, more often while they are broken more."""

    a_week: int = 2
    at_most: int = 3
    """A week, when adverts are frequent."""
    window: Hours
    raise_at: int = 5
    """As many broken clauses a week raise the rate."""
    clauses: tuple[ClauseNumber, ...] = ()
    """What is repeated; empty: all, the most broken first."""
    wordings: tuple[Texts, ...] = ()
    """Never the same twice in a row."""


class Announcements(Part):
    """1.11, 2.2: an activity is announced at each lead."""

    leads: tuple[Announced, ...] = (
        Lead(evening=True),
        Lead(before=timedelta(hours=12)),
        Lead(before=timedelta(hours=1)),
    )
    evening: time = time(20, 0)
    """The hour that `evening before` means."""


class WarmUp(Part):
    """2.3: somebody warms the group up when it is quiet for longer than is usual at that hour."""

    quiet_times: float = 3
    """So many times its usual gap, counted in the conversations that usually begin in such a time."""
    at_least: Length = timedelta(hours=3)
    """Never sooner, counted in the window's hours; all there is to go by in a group's first two weeks."""
    window: Hours
    wait: Length = timedelta(minutes=20)
    """The starter on duty has so long, then a host; then the assistant posts."""
    a_day: int = 1
    """At most so many warm-ups a day in a group."""
    topics: tuple[Texts, ...] = ()
    """What to start with; what was answered before comes again sooner."""


class Sessions(Part):
    """1.7, 2.4: while someone shares or a topic is discussed, what is off topic waits."""

    focus: bool = False
    """Mute all but speakers where the platform can."""
    ladder: str = ""
    """For who disturbs; empty: the plan's `default`."""
    longest: Length = timedelta(hours=2)
    hosts: tuple[Role, ...] = ("host", "expert")
    """Who may open one; owners, deputies and managers always may."""
    prompt: Length = timedelta(minutes=15)
    """So long before the start the host is asked to get ready."""
    pause: Length = timedelta(minutes=3)
    """The speaker silent for so long: the questions of members are put."""


TALKS = ("talk", "sharing", "topic")
"""The sorts of fixtures that are sessions: a topic, a host, an end."""


class Fixture(Part):
    """6.1: a slot in the calendar that comes again each week."""

    name: Texts
    sort: Literal["topic", "talk", "useful", "game", "activity", "sharing", "prizes"]
    days: tuple[Day, ...]
    at: time
    lasts: Length = timedelta(minutes=45)
    owner: PersonId
    speakers: tuple[PersonId, ...] = ()
    """Of a talk, sharing or topic; the owner is its host."""
    topics: tuple[Texts, ...] = ()
    """What it is about, one each time in turn; empty: its name."""
    focus: bool | None = None
    """Where it differs from `sessions.focus`."""
    groups: tuple[GroupId, ...] = ()
    themes: tuple[str, ...] = ()
    place: Texts = {}
    """Where it takes place: a place, or a link."""
    leads: tuple[Announced, ...] | None = None
    """Where they differ from the plan's."""
    opening: Texts = {}
    """What is said first; empty: that it begins."""
    prompts: tuple[Texts, ...] = ()
    """What the host throws in, spread evenly over the time."""
    closing: Texts = {}
    """What is said last; empty: thanks."""
    summary: bool = True
    game: GameSort | None = None
    """For `game`: what the assistant plays; left out, the owner plays something with the group."""
    prizes: tuple[Prize, ...] = ()
    """For `prizes`: what the lucky draw gives away."""


class Lurkers(Part):
    """1.8: a sweep that asks kindly, waits, then proposes removals; it never removes by itself."""

    silent_for: Length = timedelta(days=90)
    wait: Length = timedelta(days=14)
    at_most: int = 10
    """Asked a sweep and group, the longest silent first."""
    every: Length = timedelta(weeks=4)
    spare_newcomers: Length = timedelta(days=30)
    """Staff, paying members and those on leave are always spared."""
    text: Texts = {}

    @property
    def asks_unseen_after(self) -> timedelta:
        """Half as long again where who reads can't be seen: silence alone says less there."""
        return self.silent_for * 3 / 2


class Activities(Part):
    """1.11, 6.1: offline ones have a place and a capacity."""

    capacity: int = 20
    sign_up_closes: Length = timedelta(hours=2)
    waiting_list: bool = True
    report: time = time(9, 30)
    """The morning after, the group hears who came and what was reached."""


class Rhythm(Part):
    """What comes again by itself."""

    posts: Posts = Posts()
    reminders: Reminders | None = None
    announcements: Announcements = Announcements()
    warm_up: WarmUp | None = None
    sessions: Sessions = Sessions()
    activities: Activities = Activities()
    fixtures: tuple[Fixture, ...] = ()
    lurkers: Lurkers | None = None
