"""The durable embedded path: reading, rules, decision and a commit that is on the disk."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path

from warmfield.app.collecting import collect_seldom
from warmfield.cli.bench.figures import Figure, timed
from warmfield.community.actions import Action
from warmfield.community.capabilities import PLATFORMS, Capabilities
from warmfield.community.events import MessageSent
from warmfield.engine.engine import Engine
from warmfield.engine.ports import Outcome, Right, Take
from warmfield.plan import reference
from warmfield.plan.load import load
from warmfield.plan.rulebook import Rulebook
from warmfield.store.opening import open_store

AT_ONCE = 64
"""Senders that wait for their commit at the same time, when the path is saturated."""
PACE = 500
SECONDS = 6


class Nowhere:
    """A platform that does everything at once, so that only our own path is measured."""

    @property
    def capabilities(self) -> Capabilities:
        return PLATFORMS["log"]

    async def run(self, take: Take, since: str | None) -> None:
        await asyncio.Event().wait()

    async def perform(self, action: Action) -> Outcome:
        return Outcome(how="done")

    async def rights(self) -> list[Right]:
        return []

    async def close(self) -> None:
        pass


def durable(messages: Sequence[MessageSent]) -> Iterator[Figure]:
    """Saturated first, then at 500 a second; each on a database file of its own."""
    with timed() as spent:
        took = asyncio.run(with_engine(lambda engine: saturated(engine, messages)))
    yield Figure(
        part="durable",
        what="messages committed, saturated",
        value=len(messages) / took,
        unit="/s",
        target="≥ 4,000/s",
        cpu=spent.cpu,
        wall=spent.wall,
    )
    with timed() as spent:
        latest = asyncio.run(with_engine(lambda engine: paced(engine, messages[: PACE * SECONDS])))
    yield Figure(
        part="durable",
        what=f"from message to commit at {PACE}/s, 99th percentile",
        value=latest * 1000,
        unit="ms",
        target="≤ 20 ms",
        cpu=spent.cpu,
        wall=spent.wall,
    )


async def with_engine(work: Callable[[Engine], Awaitable[float]]) -> float:
    """Do `work` on an engine of its own, on the disk of the working directory."""
    plan = load(reference.text("zh"), "plan.yaml").plan
    if plan is None:
        raise RuntimeError("the reference plan has problems")
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix="warmfield-bench-") as folder:
        store = open_store(Path(folder, "warmfield.db"))
        engine = Engine(store, Rulebook(plan), {"log": Nowhere()})
        collect_seldom()
        running = asyncio.create_task(engine.run())
        try:
            return await work(engine)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            store.close()


async def saturated(engine: Engine, messages: Sequence[MessageSent]) -> float:
    """Give the seconds until all messages are on the disk, with AT_ONCE senders."""
    await engine.take([messages[0]])
    began = time.perf_counter()

    async def sender(first: int) -> None:
        for message in messages[first + 1 :: AT_ONCE]:
            await engine.take([message])

    await asyncio.gather(*(sender(first) for first in range(AT_ONCE)))
    return time.perf_counter() - began


async def paced(engine: Engine, messages: Sequence[MessageSent]) -> float:
    """Give the 99th percentile of the seconds from a message's time to its commit."""
    await engine.take([messages[0]])
    took: list[float] = []
    began = time.perf_counter()

    async def send(message: MessageSent, due: float) -> None:
        await engine.take([message])
        took.append(time.perf_counter() - due)

    sending = []
    for number, message in enumerate(messages[1:]):
        due = began + number / PACE
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        sending.append(asyncio.create_task(send(message, due)))
    await asyncio.gather(*sending)
    return sorted(took)[int(len(took) * 0.99)]
