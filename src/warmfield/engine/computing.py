"""Turns for a batch of events, in order, over the records as they will be."""

import asyncio
from collections.abc import Callable, Sequence

from msgspec import Struct, structs

from warmfield.community.draft import View
from warmfield.community.events import Event, MessageSent, TimerDue
from warmfield.community.ids import EventId
from warmfield.engine.ahead import Ahead
from warmfield.engine.meanings import with_meaning_beside
from warmfield.engine.parking import park
from warmfield.engine.ports import StoreFailed, Turn
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.meaning import Encode
from warmfield.reading.values import Reading

BREATH = 32
"""Turns after which other tasks of the process get a moment."""

TakeTurn = Callable[[Rulebook, View, Event, Reading | None], Turn]
ReadMany = Callable[[Sequence[str]], Sequence[Reading]]


class Means(Struct, frozen=True):
    """How events become turns. `encode`: what a text is about, where that is installed."""

    turn: TakeTurn
    read_many: ReadMany
    encode: Encode | None = None


def fresh(ahead: Ahead, events: Sequence[Event]) -> list[Event]:
    """Drop what is in the journal, on its way there, or stands here twice."""
    known = ahead.seen([event.id for event in events])
    left: list[Event] = []
    for event in events:
        if isinstance(event, TimerDue) and event.id in known:
            # A timer set again for the time it had before; whether it still runs is asked later.
            left.append(structs.replace(event, id=EventId(f"{event.id}/{event.at.isoformat()}")))
        elif event.id not in known:
            left.append(event)
        known.add(event.id)
    return left


def read(read_many: ReadMany, events: Sequence[Event]) -> dict[EventId, Reading]:
    """Read all messages at once. If one can't be read, none is here: the turn of each reads it, or parks."""
    messages = [event for event in events if isinstance(event, MessageSent)]
    try:
        readings = read_many([message.text for message in messages]) if messages else []
    except Exception:  # noqa: BLE001 - the engine's edge: the turn meets it again and is parked
        return {}
    return {message.id: reading for message, reading in zip(messages, readings, strict=True)}


async def compute(rulebook: Rulebook, ahead: Ahead, events: Sequence[Event], means: Means) -> list[Turn]:
    """Raises StoreFailed when the records can't be had; whatever else a turn raises parks its event."""
    readings = read(means.read_many, events)
    turns: list[Turn] = []
    for count, event in enumerate(events, start=1):
        reading = readings.get(event.id)
        if means.encode is not None:
            reading = await with_meaning_beside(means.encode, ahead, event, reading)
        made = _turn(rulebook, ahead, event, reading, means.turn)
        if made is not None:
            ahead.lay(made)
            turns.append(made)
        if count % BREATH == 0:
            await asyncio.sleep(0)
    return turns


def _turn(
    rulebook: Rulebook, ahead: Ahead, event: Event, reading: Reading | None, take_turn: TakeTurn
) -> Turn | None:
    if isinstance(event, TimerDue):
        timer = ahead.timer(event.timer)
        if timer is None or timer.due > event.at:
            return None
        if event.late:
            return Turn(event=event)
    try:
        return take_turn(rulebook, ahead, event, reading)
    except StoreFailed:
        raise
    except Exception as cause:  # noqa: BLE001 - the engine's edge: it becomes a journal entry
        return park(rulebook, ahead, event, cause)
