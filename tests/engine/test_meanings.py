"""What messages are about is worked out only where a session is on, in their order, once a message."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from tests.moderation.chat import START as MONDAY
from tests.moderation.chat import reference_plan

from warmfield.community.events import Event, MessageSent
from warmfield.community.ids import EventId, GroupId, MemberId
from warmfield.community.session_records import SessionRecord
from warmfield.community.staff_commands import SessionClosed, SessionOpened
from warmfield.engine.clock import VirtualClock
from warmfield.engine.engine import Engine
from warmfield.engine.memory_store import MemoryStore
from warmfield.plan.rulebook import Rulebook
from warmfield.reading.meaning import SIZE
from warmfield.reading.read import read
from warmfield.rehearsal.play import Stage

START = MONDAY + timedelta(days=1)
"""An evening without a fixture."""
PARENTS, TRIAL = GroupId("parents"), GroupId("trial")
LONG = "我家每天睡前都读这一本，读了半年也不腻"


class Encoder:
    """Remembers what it was asked; every text is about the same."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, text: str) -> bytes:
        self.asked.append(text)
        return bytes([127, *([0] * (SIZE - 1))])


def said(number: int, text: str, group: GroupId = PARENTS) -> MessageSent:
    at = START + timedelta(seconds=number)
    return MessageSent(at=at, id=EventId(f"m{number}"), group=group, who=MemberId("lobby:shen"), text=text)


EVENTS: Sequence[Event] = [
    said(1, f"{LONG}，还没开始"),
    SessionOpened(
        at=START + timedelta(seconds=2),
        id=EventId("open"),
        group=PARENTS,
        topic="绘本怎么选",
        speakers=("沈博士",),
    ),
    said(3, LONG),
    said(4, f"{LONG}，别的群", TRIAL),
    said(5, "好"),
    said(6, f"{LONG}，第二条"),
    SessionClosed(at=START + timedelta(seconds=7), id=EventId("close"), group=PARENTS),
    said(8, f"{LONG}，结束了"),
]
ASKED = [LONG, "绘本怎么选", f"{LONG}，第二条"]
"""The topic once, with the first message; reactions, other groups and other times never."""


async def taken(encode: Encoder) -> MemoryStore:
    """In one batch, so that the session opens and closes between messages read together."""
    store = MemoryStore()
    engine = Engine(store, Rulebook(reference_plan()), {}, clock=VirtualClock(START), encode=encode)
    running = asyncio.create_task(engine.run())
    await engine.take(EVENTS[:6])
    running.cancel()
    await asyncio.wait([running])
    return store


def test_only_in_the_group_and_while_the_session_is_on():
    encode = Encoder()
    store = asyncio.run(taken(encode))
    assert encode.asked == ASKED
    record = store.view().get(SessionRecord, PARENTS)
    assert record is not None
    assert record.on is not None
    assert len(record.on.talk) == 3
    assert len(record.on.lately) == 2


def test_a_rehearsal_asks_the_same():
    encode = Encoder()
    stage = Stage(Rulebook(reference_plan()), encode=encode)
    for event in EVENTS:
        list(stage.take(event, read(event.text) if isinstance(event, MessageSent) else None))
    assert encode.asked == ASKED
