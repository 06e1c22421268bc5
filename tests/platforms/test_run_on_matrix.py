"""`warmfield run` on a real Synapse, as a process: ended politely, and killed at any moment."""

import asyncio
import os
import random
import signal
import sys
from pathlib import Path

import pytest
from tests.platforms.kept import NAMES, PARENTS, Kept, plan_for, written

pytestmark = pytest.mark.peer
WARMFIELD = Path(sys.executable).parent / "warmfield"
ADVERTS = [
    f"Half price on {thing} this week only! Add my WeChat seller{n} to order, free delivery!"
    for n, thing in enumerate(("violins", "scooters", "tents", "lamps", "carpets", "pianos", "bicycles"))
]


async def start(kept: Kept) -> asyncio.subprocess.Process:
    bot = kept.peer.people["assistant"]
    settings = {"WARMFIELD_MATRIX_HOMESERVER": kept.peer.line.url, "WARMFIELD_MATRIX_TOKEN": bot.token}
    return await asyncio.create_subprocess_exec(
        WARMFIELD, "run", str(kept.home), "--port", "0",
        env=os.environ | settings, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def end(process: asyncio.subprocess.Process, how: signal.Signals) -> str:
    """Give what it wrote on standard error."""
    process.send_signal(how)
    _, errors = await process.communicate()
    return errors.decode()


@pytest.fixture
async def home(kept: Kept) -> Kept:
    """The plan on the disk; adverts are taken out with a note each time, and nobody is removed."""
    plan = plan_for(kept.peer)
    plan["ladders"]["adverts"] = {"steps": ["note 1000 times", "remove"], "counts_for": "1 day"}
    (kept.home / "plan.yaml").write_text(written(plan), "utf-8")
    await kept.begin()
    return kept


async def test_ends_politely(home: Kept) -> None:
    process = await start(home)
    await home.gone(await home.say("ann", ADVERTS[0]))
    errors = await end(process, signal.SIGINT)
    assert process.returncode == 0
    assert "Unclosed" not in errors
    assert "Traceback" not in errors


async def test_killed_at_any_moment_it_does_everything_once(home: Kept) -> None:
    """Removals and private words carry the action's id: the server does each id once."""
    chance = random.Random(20261122)
    process = await start(home)
    await home.whisper("ann", "help")
    await home.told("ann", "Glow")
    before = len(await home.peer.heard("ann"))
    sent = []
    for advert in ADVERTS:
        sent.append(await home.say("ann", advert))
        await asyncio.sleep(chance.uniform(0, 0.5))  # the moment it is killed at
        await end(process, signal.SIGKILL)
        process = await start(home)
    for message in sent:
        await home.gone(message)
    await home.whisper("ben", "help")
    await home.told("ben", "Glow", NAMES["ben"])
    await end(process, signal.SIGINT)
    past = await home.peer.people["ben"].past(home.peer.rooms[PARENTS])
    redacted = [one["content"].get("redacts") for one in past if one["type"] == "m.room.redaction"]
    assert sorted(redacted) == sorted(sent)
    assert len(await home.peer.heard("ann")) - before == len(sent)
