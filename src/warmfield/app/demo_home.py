"""A home with a demo community: a month of invented life, played through the engine's own turns."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from heapq import heapify, heappop, heappush
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from warmfield.app.demo_lobby import LobbyLines
from warmfield.app.home import PLANS, make_home, secret_of
from warmfield.app.planning import rulebook_of
from warmfield.community.draft import View
from warmfield.community.events import Event, PlanPublished
from warmfield.community.ids import EventId, PersonId
from warmfield.console.planning.plan_book import PlanBook, keep_text
from warmfield.demo.crowds import CROWDS, Crowd
from warmfield.demo.demo_plan import earlier_text, plan_text
from warmfield.demo.month import DAYS, Month
from warmfield.demo.month_script import script
from warmfield.demo.reacting import Reactions
from warmfield.engine.engine import PLAN_CURSOR
from warmfield.engine.ports import Cursor, Turn
from warmfield.plan.load import load
from warmfield.plan.rulebook import Rulebook
from warmfield.rehearsal.play import Stage, turn_or_park
from warmfield.store.opening import DATABASE, open_store
from warmfield.store.sql_store import SqlStore

BATCH = 2000
"""Turns in one commit: this is a file nobody reads yet."""
SECOND_PLAN = 9
"""So many days ago the plan was changed."""
SETTINGS = "demo = true\n"

Progress = Callable[[float], None]


def make_demo(home: Path, language: str, time_zone: str, now: datetime, progress: Progress) -> bool:
    """Make it where there is no home yet, whole or not at all; say whether it was made."""
    if home.exists():
        return False
    building = home.with_name(f"{home.name}.making")
    shutil.rmtree(building, ignore_errors=True)
    make_home(building, "plan.yaml", language)
    (building / "plan.yaml").write_text(plan_text(language, time_zone), "utf-8")
    settings = building / "settings.toml"
    settings.write_text(SETTINGS + settings.read_text("utf-8"), "utf-8")
    live(building, now.astimezone(UTC), progress)
    building.rename(home)
    return True


def live(
    home: Path,
    now: datetime,
    progress: Progress,
    crowds: Sequence[Crowd] = CROWDS,
    before: Iterable[Turn] = (),
) -> None:
    """Play the month into the home's database. `before` is what stands in it already, without consequence."""
    text, secret = (home / "plan.yaml").read_text("utf-8"), secret_of(home)
    first, second = (_rulebook(one, secret) for one in (earlier_text(text), text))
    store, past = open_store(home / DATABASE), iter(before)
    _keep_plans(home, (earlier_text(text), text))
    try:
        while turns := list(islice(past, BATCH)):
            store.commit(turns)
        player = _Player(Month(second.plan, now, crowds=crowds), first, second, store, progress)
        player.play()
        player.lobby.write(home / "lobby.db", player.view)
    finally:
        store.close()


def _keep_plans(home: Path, texts: Iterable[str]) -> None:
    book = PlanBook(home / PLANS)
    try:
        for text in texts:
            book.at_once(keep_text, text)
    finally:
        book.close()


def _rulebook(text: str, secret: bytes) -> Rulebook:
    plan = load(text, "plan.yaml").plan
    if plan is None:
        raise RuntimeError("the plan of the demo has problems")
    return rulebook_of(plan, secret)


class _Player:
    """Steps the clock from one thing to the next; what people do because of it is put in between."""

    def __init__(
        self, month: Month, first: Rulebook, second: Rulebook, store: SqlStore, progress: Progress
    ) -> None:
        self._month, self._second, self._store, self._progress = month, second, store, progress
        self._stage = Stage(first, turn_or_park)
        self._reactions = Reactions(month, second, self._stage.shelf)
        self.lobby = LobbyLines(second)
        self._turns: list[Turn] = []
        self._names: set[EventId] = set()
        published = [_published(first, month.begins), _published(second, month.at(SECOND_PLAN, "16:30"))]
        events: Sequence[Event] = [*published, *script(month)]
        self._ahead = [(one.at, nth, one) for nth, one in enumerate(events)]
        self._counted = len(events)
        heapify(self._ahead)

    @property
    def view(self) -> View:
        return self._stage.shelf

    def play(self) -> None:
        while (turns := self._next()) is not None:
            for turn in turns:
                self._keep(turn)
                self.lobby.see(turn)
                for event in self._reactions.to(turn):
                    self._counted += 1
                    heappush(self._ahead, (event.at, self._counted, event))
        self._commit([Cursor(PLAN_CURSOR, self._second.version)])

    def _next(self) -> Iterator[Turn] | None:
        """What comes first: a timer that falls due, or somebody who does something."""
        due, ends = self._stage.next_due, self._month.ends
        first = self._ahead[0][0] if self._ahead else None
        if due is not None and due < ends and (first is None or due <= first):
            return self._stage.wait(due)
        if first is None or first >= ends:
            return None
        event = heappop(self._ahead)[2]
        if isinstance(event, PlanPublished) and event.version == self._second.version:
            self._stage.publish(self._second)
        return self._stage.take(event)

    def _keep(self, turn: Turn) -> None:
        if turn.event.id in self._names:
            named = EventId(f"{turn.event.id}/{len(self._names)}")
            turn = replace(turn, event=replace(turn.event, id=named))
        self._names.add(turn.event.id)
        self._turns.append(turn)
        if len(self._turns) >= BATCH:
            self._commit([])

    def _commit(self, cursors: Sequence[Cursor]) -> None:
        self._store.commit(self._turns, cursors)
        if self._turns:
            gone = (self._turns[-1].event.at - self._month.begins).total_seconds()
            self._progress(gone / (DAYS * 86_400))
        self._turns = []


def _published(rulebook: Rulebook, at: datetime) -> PlanPublished:
    return PlanPublished(
        at=at, id=EventId(f"p/{rulebook.version}/{at.isoformat()}"), version=rulebook.version,
        by=PersonId("lin"),
    )  # fmt: skip
