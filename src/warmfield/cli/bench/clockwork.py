"""The clock's half: a year's agenda of 100 groups, a tick of 1,000, and how late timers are among 100,000."""

import asyncio
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warmfield.acts.moment import Moment
from warmfield.app.collecting import collect_seldom
from warmfield.cli.bench.durable import Nowhere
from warmfield.cli.bench.figures import Figure, timed
from warmfield.cli.bench.sweeping import one_sweep
from warmfield.community.draft import Draft
from warmfield.community.events import PlanPublished, TimerDue
from warmfield.community.ids import EventId, GroupId, TimerId
from warmfield.community.records import Timer
from warmfield.engine.engine import Engine
from warmfield.engine.memory_store import MemoryView
from warmfield.engine.ports import Turn
from warmfield.plan import reference
from warmfield.plan.load import load
from warmfield.plan.rulebook import Rulebook
from warmfield.rhythm.agenda import agenda
from warmfield.rhythm.tick import tick_timer, ticked
from warmfield.rhythm.wish import Scope
from warmfield.store.opening import open_store

START = datetime(2026, 3, 1, 16, tzinfo=UTC)
"""Midnight in Shanghai, the reference plan's zone."""
PENDING = 100_000
SOON, SECONDS = 1_000, 3.0
"""So many of the timers fall due within so many seconds."""


def of_groups(count: int) -> Rulebook:
    """The reference plan with `count` groups like its own, on a platform that does everything."""
    plan = load(reference.text("zh"), "plan.yaml").plan
    if plan is None:
        raise RuntimeError("the reference plan has problems")
    own = list(plan.groups.values())
    made = {
        GroupId(f"g{number}"): own[number % len(own)].model_copy(update={"platform": "log"})
        for number in range(count)
    }
    return Rulebook(plan.model_copy(update={"groups": made}))


def year_of_agenda() -> Iterator[Figure]:
    rulebook = of_groups(100)
    view, until = MemoryView(), START + timedelta(days=365)
    with timed() as spent:
        count = 0
        for group in rulebook.plan.groups:
            count += sum(
                1 for _ in agenda(Scope(rulebook=rulebook, view=view, group=group, now=START), until)
            )
    yield Figure(
        part="clock",
        what=f"a year's agenda of 100 groups ({count:,} items)",
        value=spent.wall,
        unit="s",
        target="≤ 1 s",
        cpu=spent.cpu,
        wall=spent.wall,
    )


def one_tick() -> Iterator[Figure]:
    """Every group's tick at one moment; the second one of a day, as most are."""
    rulebook, view = of_groups(1_000), MemoryView()
    for moment in (START, START + timedelta(hours=9)):
        with timed() as spent:
            for group in rulebook.plan.groups:
                due = TimerDue(at=moment, id=EventId(group), timer=TimerId(tick_timer(group)), group=group)
                draft = Draft(view, moment)
                ticked(Moment(rulebook, draft, due), due)
    yield Figure(
        part="clock",
        what="a tick over 1,000 groups",
        value=spent.wall * 1000,
        unit="ms",
        target="≤ 50 ms",
        cpu=spent.cpu,
        wall=spent.wall,
    )


def lateness() -> Iterator[Figure]:
    """From a timer's moment to its commit, with 100,000 timers in the database."""
    with timed() as spent, tempfile.TemporaryDirectory(dir=Path.cwd(), prefix="warmfield-bench-") as folder:
        latest = asyncio.run(_among_many(Path(folder, "warmfield.db")))
    yield Figure(
        part="clock",
        what=f"latest of {SOON:,} timers in {SECONDS:g} s, {PENDING:,} pending",
        value=latest,
        unit="s",
        target="< 1 s",
        cpu=spent.cpu,
        wall=spent.wall,
    )


async def _among_many(file: Path) -> float:
    rulebook, store = of_groups(SOON), open_store(file)
    begun = datetime.now(UTC)
    far = [
        Timer(id=f"far/{n}", sort="bench", due=begun + timedelta(days=1, seconds=n)) for n in range(PENDING)
    ]
    event = PlanPublished(at=begun, id=EventId("bench"), version="bench")
    store.commit([Turn(event=event, timers=tuple(far))])
    late: list[float] = []

    def watch(turns: Sequence[Turn]) -> None:
        now = time.time()
        due = (
            turn.event.id for turn in turns if isinstance(turn.event, TimerDue) and turn.event.sort == "bench"
        )
        late.extend(now - datetime.fromisoformat(one.rpartition("/")[2]).timestamp() for one in due)

    engine = Engine(store, rulebook, {"log": Nowhere()}, watch=watch)
    collect_seldom()
    running = asyncio.create_task(engine.run())
    try:
        await engine.take([])
        first = datetime.now(UTC) + timedelta(seconds=1)
        soon = [
            Timer(id=f"soon/{n}", sort="bench", due=first + timedelta(seconds=SECONDS * n / SOON))
            for n in range(SOON)
        ]
        store.commit(
            [Turn(event=PlanPublished(at=begun, id=EventId("bench2"), version="b"), timers=tuple(soon))]
        )
        while len(late) < SOON:  # noqa: ASYNC110 - the engine rings no bell for this
            await asyncio.sleep(0.05)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        store.close()
    return max(late)


def clockwork() -> Iterator[Figure]:
    yield from year_of_agenda()
    yield from one_tick()
    for count, target in ((500, "≤ 5 ms"), (20_000, "≤ 200 ms")):
        yield from one_sweep(of_groups(1), count, target)
    yield from lateness()
