"""A batch of turns summed up for one transaction: what is written last wins."""

from collections.abc import Iterable

from warmfield.community.actions import Action
from warmfield.community.draft import Record, key_of
from warmfield.community.events import ActionEnded, Event, TimerDue
from warmfield.community.records import Parked, Timer
from warmfield.engine.ports import Turn

Key = tuple[type[Record], str]


class Sheet:
    """`timers` maps an id to its new row, or to None when the row goes; a timer that fell due goes."""

    def __init__(self, turns: Iterable[Turn] = ()) -> None:
        self.events: list[Event] = []
        self.records: dict[Key, Record] = {}
        self.timers: dict[str, Timer | None] = {}
        self.actions: list[Action] = []
        self.ended: list[ActionEnded] = []
        self.parked: list[Parked] = []
        for turn in turns:
            self.add(turn)

    def add(self, turn: Turn) -> None:
        self.events.append(turn.event)
        match turn.event:
            case TimerDue(timer=timer):
                self.timers[timer] = None
            case ActionEnded():
                self.ended.append(turn.event)
            case _:
                pass
        self._write(turn)

    def _write(self, turn: Turn) -> None:
        if turn.decision is not None:
            self.records[type(turn.decision), turn.decision.id] = turn.decision
        for record in (*turn.requests, *turn.records):
            self.records[type(record), key_of(record)] = record
        for gone in turn.cancelled:
            self.timers[gone] = None
        for timer in turn.timers:
            self.timers[timer.id] = timer
        self.actions.extend(turn.actions)
        if turn.parked is not None:
            self.parked.append(turn.parked)
