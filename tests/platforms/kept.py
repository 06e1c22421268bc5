"""The reference plan kept on a real Synapse: store, engine and connector as the product joins them."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from tests.platforms.contract import PATIENCE, Listener
from tests.platforms.peers.matrix import GROUPS, MatrixPeer

from warmfield.community.ids import GroupId, MessageId
from warmfield.engine.engine import Engine
from warmfield.engine.ports import Cursor
from warmfield.plan.check import check, stops
from warmfield.plan.load import load
from warmfield.plan.reference import text
from warmfield.plan.rulebook import Rulebook
from warmfield.store import open_store
from warmfield.store.opening import DATABASE

NAMES = {
    "ann": "Leo's dad - Longze Garden",
    "ben": "Mia's mum - Jinyu Court",
    "mei": "Ms Lin",
    "dan": "dan",
}
PARENTS = GROUPS[0]
QUICK = {"steps": ["note", "warn", "mute for 2 seconds", "remove"], "counts_for": "30 days"}


def plan_for(peer: MatrixPeer) -> dict[str, Any]:
    """The English reference plan with its groups on Matrix, mei and zhou as staff, and short times.

    Without quiet hours, in which reminders wait: the tests run at any time of the day.
    """
    plan: dict[str, Any] = YAML(typ="safe").load(text("en"))
    del plan["community"]["quiet_hours"]
    accounts = {"lin": peer.people["mei"].user, "zhou": peer.people["zhou"].user}
    for person, details in plan["people"].items():
        details["accounts"] = {"matrix": accounts[person]} if person in accounts else {}
    like = plan["groups"]["parents"]
    plan["groups"] = {
        group: like | {"platform": "matrix", "address": peer.rooms[group], "name": f"Firefly {group}"}
        for group in GROUPS
    }
    plan["ladders"]["default"] = QUICK
    for clause in plan["clauses"]:
        if clause["kind"] == "nickname":
            clause["grace"] = "1 second"
    return plan


def written(plan: dict[str, Any]) -> str:
    """The plan as a file's text; JSON is YAML."""
    return json.dumps(plan, default=str, ensure_ascii=False)


class Kept:
    """A community with its plan in force."""

    def __init__(self, peer: MatrixPeer, home: Path) -> None:
        self.peer = peer
        self.home = home

    @asynccontextmanager
    async def running(self, plan: dict[str, Any] | None = None) -> AsyncIterator[None]:
        """Keep the plan meanwhile; what was kept before is known again."""
        loaded = load(written(plan or plan_for(self.peer)), "plan.yaml")
        problems = check(loaded)
        assert loaded.plan is not None, [(one.code, one.facts) for one in problems]
        assert not stops(problems), [(one.code, one.facts) for one in problems if stops((one,))]
        await self.begin()
        store = open_store(self.home / DATABASE)
        engine = Engine(store, Rulebook(loaded.plan), {"matrix": self.peer.connect()})
        running = asyncio.create_task(engine.run())
        try:
            yield
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            store.close()

    async def begin(self) -> None:
        """Note where the platform stands now, so that all that is said from here on is judged."""
        store = open_store(self.home / DATABASE)
        if store.cursor("matrix") is None:
            async with Listener(self.peer.connect()) as first:
                store.commit((), (Cursor("matrix", first.cursor or ""),))
        store.close()

    async def say(self, name: str, words: str, group: GroupId = PARENTS) -> MessageId:
        return await self.peer.say(name, group, words)

    async def gone(self, message: MessageId, group: GroupId = PARENTS, seen_by: str = "ben") -> None:
        """Wait until someone else's client is told that the message was taken away."""
        room = self.peer.rooms[group]
        await self.peer.people[seen_by].until(
            room,
            lambda event: (
                event["type"] == "m.room.redaction"
                and message in (event.get("redacts"), event["content"].get("redacts"))
            ),
        )

    async def posted(self, words: str, group: GroupId = PARENTS) -> str:
        """Wait for a post of the assistant that holds these words; give the whole of it."""
        bot = self.peer.people["assistant"].user
        event = await self.peer.people["ben"].until(
            self.peer.rooms[group],
            lambda event: event["sender"] == bot and words in event["content"].get("body", ""),
        )
        return str(event["content"]["body"])

    async def told(self, name: str, *words: str) -> str:
        """Wait for a private word of the assistant to `name` that holds all of these."""
        bot = self.peer.people["assistant"].user
        return await self.peer.people[name].hears(bot, lambda said: all(one in said for one in words))

    async def whisper(self, name: str, words: str) -> None:
        await self.peer.whisper(name, words)

    async def muted(self, name: str) -> None:
        await self._power(name, lambda power: power is not None and power < 0)

    async def unmuted(self, name: str) -> None:
        await self._power(name, lambda power: power is None or power >= 0)

    async def _power(self, name: str, fits: Callable[[int | None], bool]) -> None:
        """Wait until the group's power levels give `name` a power that fits."""
        user, ben = self.peer.people[name].user, self.peer.people["ben"]
        async with asyncio.timeout(PATIENCE):
            async for _ in ben.news():
                levels = await ben.state(self.peer.rooms[PARENTS], "m.room.power_levels")
                if fits(levels["users"].get(user)):
                    return

    async def gone_out(self, name: str) -> None:
        """Wait until `name` is no longer in the group."""
        user = self.peer.people[name].user
        await self.peer.people["ben"].until(
            self.peer.rooms[PARENTS],
            lambda event: (
                event.get("state_key") == user and event["content"]["membership"] in ("leave", "ban")
            ),
        )
