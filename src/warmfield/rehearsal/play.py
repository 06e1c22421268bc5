"""Play events through the plan in virtual time, with the turn and the reading used live."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from heapq import heappop, heappush
from itertools import islice

from warmfield.community.actions import Action, SetNickname
from warmfield.community.capabilities import needs
from warmfield.community.draft import View, membership_key
from warmfield.community.events import ActionEnded, Event, MessageSent
from warmfield.community.ids import EventId, MessageId
from warmfield.community.records import MembershipRecord, Timer
from warmfield.engine.fallen_due import event_of
from warmfield.engine.meanings import with_meaning
from warmfield.engine.parking import park
from warmfield.engine.ports import Turn
from warmfield.engine.turn import turn
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.meaning import Encode
from warmfield.reading.values import Reading
from warmfield.rehearsal.nicknames_set import NicknamesSet
from warmfield.rehearsal.read_ahead import ReadAhead, read_here
from warmfield.rehearsal.shelf import Shelf

BATCH = 512
"""Messages read at once. Larger gains nothing measurable and delays the progress bar."""

TakeTurn = Callable[[Rulebook, View, Event, Reading | None], Turn]


def turn_or_park(rulebook: Rulebook, view: View, event: Event, reading: Reading | None) -> Turn:
    """Set a poison event aside, as live, so that the rest of a long past goes on."""
    try:
        return turn(rulebook, view, event, reading)
    except Exception as cause:  # noqa: BLE001 - the engine's edge, in a rehearsal
        return park(rulebook, view, event, cause)


class Stage:
    """One community in virtual time: records, timers, and a platform that does what it can at once."""

    def __init__(self, rulebook: Rulebook, take_turn: TakeTurn = turn, encode: Encode | None = None) -> None:
        self._take_turn = take_turn
        self._encode = encode
        self.shelf = Shelf()
        self._rulebook = rulebook
        self._nicknames = NicknamesSet()
        self._timers: dict[str, Timer] = {}
        self._due: list[tuple[datetime, str]] = []

    @property
    def next_due(self) -> datetime | None:
        """When the next timer falls due, at the earliest."""
        return self._due[0][0] if self._due else None

    def publish(self, rulebook: Rulebook) -> None:
        """Go over to another version of the plan."""
        self._rulebook = rulebook

    def wait(self, until: datetime) -> Iterator[Turn]:
        """Let the clock run: every timer due up to `until` (included) falls due, soonest first."""
        while self._due and self._due[0][0] <= until:
            at, name = heappop(self._due)
            timer = self._timers.get(name)
            if timer is not None and timer.due == at:
                del self._timers[name]
                yield from self._turns(event_of(timer, timer.due), None)

    def take(self, event: Event, reading: Reading | None = None) -> Iterator[Turn]:
        """Give what fell due before the event, then its turn, then the turns of its actions' outcomes."""
        if self._due and self._due[0][0] <= event.at:
            yield from self.wait(event.at)
        yield from self._turns(self._nicknames.as_set(event), reading)

    def _turns(self, event: Event, reading: Reading | None) -> Iterator[Turn]:
        made = self._turn(event, reading)
        yield made
        if not made.actions:
            return
        ended = deque(self._perform(action, event.at) for action in made.actions)
        while ended:
            after = self._turn(ended.popleft(), None)
            yield after
            ended.extend(self._perform(action, event.at) for action in after.actions)

    def _turn(self, event: Event, reading: Reading | None) -> Turn:
        if self._encode is not None:
            reading = with_meaning(self._encode, self.shelf, event, reading)
        made = self._take_turn(self._rulebook, self.shelf, event, reading)
        self.shelf.keep(made.records)
        for name in made.cancelled:
            self._timers.pop(name, None)
        for timer in made.timers:
            self._timers[timer.id] = timer
            heappush(self._due, (timer.due, timer.id))
        return made

    def _perform(self, action: Action, at: datetime) -> ActionEnded:
        """Do it at once, or refuse it where the group's platform can't."""
        if needs(action) in self._rulebook.capabilities(action.group).can:
            if isinstance(action, SetNickname):
                self._nicknames.put(action, self._nickname(action))
            return ActionEnded(
                at=at,
                id=EventId(f"o/{action.id}"),
                action=action.id,
                outcome="done",
                placed=MessageId(action.id),
            )
        return ActionEnded(
            at=at,
            id=EventId(f"o/{action.id}"),
            action=action.id,
            outcome="refused",
            reason="not_possible_here",
            asked=action,
        )

    def _nickname(self, action: SetNickname) -> str:
        here = self.shelf.get(MembershipRecord, membership_key(action.group, action.member))
        return "" if here is None else here.nickname


def play(stage: Stage, events: Iterable[Event], read: ReadAhead = read_here) -> Iterator[Turn]:
    """Take events, which must be in the order of time; give every turn made.

    `read` may be ahead of the turns by some batches of events, which are held in memory.
    """
    held: deque[list[Event]] = deque()
    for readings in read(_texts(events, held)):
        following = iter(readings)
        for event in held.popleft():
            yield from stage.take(event, next(following) if isinstance(event, MessageSent) else None)


def _texts(events: Iterable[Event], held: deque[list[Event]]) -> Iterator[list[str]]:
    """Cut the events into batches, put each into `held` and give the texts in it that want reading."""
    waiting = iter(events)
    while batch := list(islice(waiting, BATCH)):
        held.append(batch)
        yield [event.text for event in batch if isinstance(event, MessageSent)]
