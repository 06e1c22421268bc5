"""A community in virtual time whose library is filled, read and answered by hand."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from warmfield.community import events as e
from warmfield.community.actions import Post, Tell
from warmfield.community.ids import EventId, GroupId, MemberId, MessageId, PieceId
from warmfield.community.piece_events import PieceAdded, PieceFound, PieceReviewed
from warmfield.community.pieces import PieceRecord, ReceptionRecord, ShelfRecord
from warmfield.engine.ports import Turn
from warmfield.plan import reference
from warmfield.plan.load import load
from warmfield.plan.model import Plan
from warmfield.plan.rulebook import Rulebook
from warmfield.plan.sections.library import Content, ContentSource
from warmfield.plan.sections.rhythm_parts import Announcements
from warmfield.rehearsal.play import Stage
from warmfield.rhythm.wish import Scope

START = datetime(2026, 3, 1, 16, tzinfo=UTC)
"""Midnight in Shanghai: Monday, 2 March."""
PARENTS = GroupId("parents")
TRUSTED = ContentSource(name="Weekend", sort="feed", address="https://w.org/feed", approval=False)
LIBRARY = ContentSource(name="Library", sort="library", approval=False)


@cache
def _loaded(language: str) -> Plan:
    plan = load(reference.text(language), "plan.yaml").plan
    assert plan is not None
    return plan


def reference_plan(language: str = "en", **content: object) -> Plan:
    """The reference plan with no fixtures and no reminders, and what its content is to be."""
    plan = _loaded(language)
    quiet = plan.rhythm.model_copy(
        update={"fixtures": (), "reminders": None, "warm_up": None, "announcements": Announcements(leads=())}
    )
    made = Content(**{"sources": (TRUSTED, LIBRARY), **content})
    return plan.model_copy(update={"rhythm": quiet, "content": made})


class Community:
    """`now` moves with what is taken; `posts` are all the assistant said in groups, oldest first."""

    def __init__(self, plan: Plan | None = None) -> None:
        self.rulebook = Rulebook(plan or reference_plan())
        self.stage = Stage(self.rulebook)
        self.now = START
        self.turns: list[Turn] = []
        self._count = 0
        self.take(e.PlanPublished(**self.given(), version="v"))

    def given(self, after: timedelta = timedelta(minutes=1)) -> dict[str, Any]:
        self.now += after
        self._count += 1
        return {"at": self.now, "id": EventId(f"e{self._count}")}

    def take(self, event: e.Event) -> list[Turn]:
        return self._keep(self.stage.take(event))

    def wait(self, length: timedelta) -> list[Turn]:
        self.now += length
        return self._keep(self.stage.wait(self.now))

    def until(self, day: int, hour: int, minute: int = 0) -> list[Turn]:
        """To a time of the community's own clock; day 1 is Monday."""
        return self.wait(START + timedelta(days=day - 1, hours=hour, minutes=minute) - self.now)

    def _keep(self, turns: Iterator[Turn]) -> list[Turn]:
        made = list(turns)
        self.turns += made
        return made

    def find(self, title: str, source: str = "Weekend", **more: object) -> None:
        self.take(PieceFound(**self.given(), source=source, title=title, **more))

    def add(self, title: str, **more: object) -> None:
        self.take(PieceAdded(**self.given(), title=title, **more))

    def review(self, piece: str, verdict: str) -> None:
        self.take(PieceReviewed(**self.given(), piece=PieceId(piece), verdict=verdict))

    def say(self, who: str, text: str, reply_to: str | None = None, group: str = "parents") -> None:
        told = {"group": GroupId(group), "who": MemberId(who), "nickname": who, "text": text}
        answered = None if reply_to is None else MessageId(reply_to)
        self.take(e.MessageSent(**self.given(), **told, reply_to=answered))

    def react(self, who: str, message: str) -> None:
        self.take(
            e.Reacted(
                **self.given(), group=PARENTS, who=MemberId(who), text="👍", reply_to=MessageId(message)
            )
        )

    @property
    def posts(self) -> list[Post]:
        return [one for turn in self.turns for one in turn.actions if isinstance(one, Post)]

    def told(self, who: str) -> list[str]:
        """Private words to an account, oldest first; not those about duty."""
        tells = (one for turn in self.turns for one in turn.actions if isinstance(one, Tell))
        return [one.text for one in tells if one.member == who and "/duty/" not in one.id]

    def piece(self, name: str) -> PieceRecord:
        piece = self.stage.shelf.get(PieceRecord, name)
        assert piece is not None
        return piece

    @property
    def shelf(self) -> ShelfRecord:
        return self.stage.shelf.get(ShelfRecord, "") or ShelfRecord()

    def titles(self, state: str) -> list[str]:
        return [self.piece(one.id).title for one in self.shelf.pieces if one.state == state]

    @property
    def reception(self) -> ReceptionRecord:
        return self.stage.shelf.get(ReceptionRecord, PARENTS) or ReceptionRecord(id=PARENTS)

    def scope(self, group: str = "parents") -> Scope:
        return Scope(rulebook=self.rulebook, view=self.stage.shelf, group=GroupId(group), now=self.now)
