"""A running engine seen from outside, and a turn simple enough to predict."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from typing import Protocol

from warmfield.community.actions import Post
from warmfield.community.draft import Draft, View
from warmfield.community.events import ActionEnded, Event, MessageSent, TimerDue
from warmfield.community.ids import ActionId, EventId, GroupId, MemberId
from warmfield.community.records import GroupRecord, MemberRecord, Timer
from warmfield.engine.clock import VirtualClock
from warmfield.engine.computing import ReadMany, TakeTurn
from warmfield.engine.engine import Engine
from warmfield.engine.noted import Noted
from warmfield.engine.ports import Store, Turn
from warmfield.plan.rulebook import Rulebook
from warmfield.platforms.fake import FakeChat, FakeConnector
from warmfield.reading.values import Reading

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
GROUP = GroupId("unplanned")
"""A group the plan doesn't name is on the platform `log`."""


ANN = MemberId("log:ann")


def said(name: str, words: str = "hello", at: datetime = NOON, group: GroupId = GROUP) -> MessageSent:
    return MessageSent(id=EventId(name), at=at, group=group, who=ANN, text=words)


def counted(store: Store) -> str:
    """The ids of the messages that were counted, each with a comma."""
    member = store.view().get(MemberRecord, ANN)
    return "" if member is None else member.asked


def fake_connector() -> FakeConnector:
    return FakeConnector(FakeChat([GROUP], platform="log"))


def count(rulebook: Rulebook, view: View, event: Event, reading: Reading | None = None) -> Turn:
    """Count messages, timers and outcomes; do what the words of a message say (see `_obey`)."""
    draft = Draft(view, event.at)
    if isinstance(event, MessageSent):
        member = draft.member(event.who)
        draft.put(MemberRecord(id=event.who, asked=f"{member.asked}{event.id},"))
        _obey(draft, event)
    if isinstance(event, TimerDue | ActionEnded):
        draft.put(GroupRecord(id=GROUP, members=draft.group(GROUP).members + 1))
    return Turn(
        event=event,
        records=tuple(draft.changes()),
        actions=tuple(draft.actions),
        timers=tuple(draft.timers),
        cancelled=tuple(draft.cancelled),
    )


def _obey(draft: Draft, event: MessageSent) -> None:
    """`poison`, `post WORD`, `timer TIME`, `soon TIME` (late after a minute), `cancel TIMER`."""
    match event.text.split():
        case ["poison"]:
            raise ValueError(event.text)
        case ["post", word]:
            draft.actions.append(Post(id=ActionId(f"{event.id}/post"), group=event.group, text=word))
        case ["timer" | "soon" as sort, due]:
            late_after = 60.0 if sort == "soon" else None
            draft.timers.append(
                Timer(id=event.id, sort=sort, due=datetime.fromisoformat(due), late_after=late_after)
            )
        case ["cancel", timer]:
            draft.cancelled.append(timer)
        case _:
            pass


class House:
    """What a test needs to see of a running engine."""

    def __init__(self, store: Store, connector: FakeConnector, clock: VirtualClock) -> None:
        self.store = store
        self.connector = connector
        self.clock = clock
        self.turns: list[Turn] = []
        self.noted: list[Noted] = []
        self.engine: Engine

    def watch(self, turns: Sequence[Turn]) -> None:
        self.turns.extend(turns)

    def observe(self, noted: Noted) -> None:
        self.noted.append(noted)

    async def until(self, seen: Callable[[], object]) -> None:
        """Let the engine work until that is seen; fails after ten seconds."""
        async with asyncio.timeout(10):
            while not seen():  # noqa: ASYNC110 - many things may bring it about
                await asyncio.sleep(0)

    def whats(self) -> list[str]:
        return [one.what for one in self.noted]

    def ended(self) -> list[tuple[str, str]]:
        events = (turn.event for turn in self.turns)
        return [(one.action, one.outcome) for one in events if isinstance(one, ActionEnded)]

    def fired(self) -> list[tuple[str, bool]]:
        events = (turn.event for turn in self.turns)
        return [(one.timer, one.late) for one in events if isinstance(one, TimerDue)]


class Open(Protocol):
    """`async with running(store) as house:` runs an engine; leaving ends it, as a stop does."""

    def __call__(
        self,
        store: Store,
        *,
        turn: TakeTurn = count,
        connector: FakeConnector | None = None,
        clock: VirtualClock | None = None,
        read_many: ReadMany | None = None,
        platform: str = "log",
    ) -> AbstractAsyncContextManager[House]: ...
