"""From a member's send to the redaction seen by another client: warmfield beside a bare mautrix bot.

The bare bot redacts every message it is told of, with nothing in between; warmfield reads, judges,
commits to the disk and then redacts. Both run against the same Synapse, by turns.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from mautrix.client import Client
from mautrix.types import EventType, MessageEvent
from tests.platforms.kept import PARENTS, Kept, plan_for
from tests.platforms.line import Line
from tests.platforms.peers.matrix import MatrixPeer
from tests.platforms.person import Person
from tests.platforms.synapse import Synapse

TIMES = 100
REST = 0.3
"""Seconds between two messages, so that the private word after a removal is out of the way."""
ADVERT = "Half price on violins this week only, order {n}! Add my WeChat violin{n} for free delivery!"


class Watcher:
    """Another member's client, which keeps its sync open."""

    def __init__(self, person: Person) -> None:
        self.gone: dict[str, float] = {}
        self._person = person
        self._moved = asyncio.Event()
        self._running = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        async for news in self._person.news():
            now = time.perf_counter()
            for told in news.get("rooms", {}).get("join", {}).values():
                for event in told["timeline"]["events"]:
                    if event["type"] == "m.room.redaction":
                        self.gone[event["content"].get("redacts") or event["redacts"]] = now
            self._moved.set()

    async def until_gone(self, message: str) -> float:
        """Give the moment the redaction arrived."""
        async with asyncio.timeout(10):
            while message not in self.gone:
                self._moved.clear()
                await self._moved.wait()
        return self.gone[message]

    async def close(self) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)


class Stage:
    """One side of the comparison: an author, a group, and someone who watches."""

    def __init__(self, peer: MatrixPeer) -> None:
        self.taken: list[float] = []
        self.watcher = Watcher(peer.people["ben"])
        self._author = peer.people["ann"]
        self._room = peer.rooms[PARENTS]

    async def once(self, n: int) -> None:
        """Send an advert; note the milliseconds until it was seen to go."""
        await asyncio.sleep(REST)
        sent_at = time.perf_counter()
        message = await self._author.say(self._room, ADVERT.format(n=n))
        self.taken.append((await self.watcher.until_gone(message) - sent_at) * 1000)


@asynccontextmanager
async def bare_bot(peer: MatrixPeer) -> AsyncIterator[None]:
    """What mautrix's own example of a bot does, and nothing else."""
    bot = peer.people["assistant"]
    client = Client(bot.user, base_url=peer.synapse.url, token=bot.token)

    async def redact(event: MessageEvent) -> None:
        if event.sender != bot.user:
            await client.redact(event.room_id, event.event_id)

    client.add_event_handler(EventType.ROOM_MESSAGE, redact)
    client.ignore_initial_sync = True
    running = client.start(None)
    await asyncio.sleep(1)
    try:
        yield
    finally:
        client.stop()
        await asyncio.gather(running, return_exceptions=True)
        await client.api.session.close()


async def community(synapse: Synapse) -> MatrixPeer:
    line = Line(synapse.port)
    line.url = synapse.url
    peer = MatrixPeer(synapse, line)
    await peer.build()
    return peer


async def compare(synapse: Synapse, home: Path) -> tuple[list[float], list[float]]:
    """By turns, message by message, so that whatever else the machine does meets both alike."""
    for_bare, for_ours = await community(synapse), await community(synapse)
    plan = plan_for(for_ours)
    plan["ladders"]["adverts"] = {"steps": ["note 1000 times", "remove"], "counts_for": "1 day"}
    bare, ours = Stage(for_bare), Stage(for_ours)
    async with bare_bot(for_bare), Kept(for_ours, home).running(plan):
        for n in range(TIMES):
            await bare.once(n)
            await ours.once(n)
    for stage, peer in ((bare, for_bare), (ours, for_ours)):
        await stage.watcher.close()
        await peer.close()
    return bare.taken, ours.taken


def told(name: str, taken: list[float]) -> str:
    tenths = statistics.quantiles(taken, n=10)
    return f"{name:24} median {statistics.median(taken):6.1f} ms   p90 {tenths[8]:6.1f} ms   of {len(taken)}"


async def main() -> None:
    with tempfile.TemporaryDirectory(prefix="wf-latency-") as folder:
        home = Path(folder)
        (home / "synapse").mkdir()
        synapse = Synapse(home / "synapse")
        synapse.start()
        try:
            bare, ours = await compare(synapse, home)
        finally:
            synapse.close()
    print(told("a bare mautrix bot", bare))
    print(told("warmfield", ours))
    apart = statistics.median(one - other for one, other in zip(ours, bare, strict=True))
    print(f"{'between medians':24}        {statistics.median(ours) - statistics.median(bare):+6.1f} ms")
    print(f"{'median of the pairs':24}        {apart:+6.1f} ms")


if __name__ == "__main__":
    asyncio.run(main())
