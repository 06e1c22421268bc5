"""Where topics and useful posts come from (2.6, 4.1, 7.4), and how members take part (7.1)."""

from datetime import time, timedelta
from typing import Literal

from warmfield.community.ids import PersonId
from warmfield.plan.basics import Hours, Length, Part, Texts, Window
from warmfield.plan.sections.games import Games


class ContentSource(Part):
    """A feed, a hot list or the school's own library."""

    name: str
    sort: Literal["feed", "hot_list", "library"]
    address: str = ""
    themes: tuple[str, ...] = ()
    a_day: int = 1
    """At most so many pieces a day from here."""
    approval: bool = True
    """A person looks at a piece before it is posted."""
    language: str = ""
    """What it is written in; empty: told by the feed, else by the script."""
    wanted_words: tuple[str, ...] = ()
    """Only what holds one of these; empty: everything."""


class Expert(Part):
    """4.1: what an expert gives the groups and their own Moments."""

    pieces_a_week: int = 1
    moments_a_week: int = 1
    subjects: Texts = {}


class Brief(Part):
    """7.4: the daily information, at one hour."""

    at: time
    pieces: int = 3


class Content(Part):
    sources: tuple[ContentSource, ...] = ()
    experts: dict[PersonId, Expert] = {}
    brief: Brief | None = None
    games: Games = Games()
    hours: Hours = Window(start=time(9), end=time(21))
    """When pieces are posted, and found ones shown to whoever looks at them."""
    approver: Literal["owner", "deputy", "manager"] = "manager"
    """Who is asked first to look at found pieces."""
    blocked_words: tuple[str, ...] = ()
    """What holds one of these never goes up, whoever brings it."""


class Participation(Part):
    """7.1: polls, suggestions with votes and an answer, needs, a satisfaction pulse."""

    answer_suggestions: Length = timedelta(days=3)
    need_after: int = 5
    """A question asked by so many members is a need."""
    pulse: Length = timedelta(weeks=4)
    pulse_text: Texts = {}


class Fairness(Part):
    """7.3: staff and members are read alike; the audit shows it."""

    every: Length = timedelta(weeks=1)
    sample: float = 0.05
    """Share of passed messages a person looks at again, 0..1."""
    deal_within: Length = timedelta(hours=2)
    """A breach should be dealt with in this time."""
