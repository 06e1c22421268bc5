"""Rehearsals of drafts: each in a process of its own, one at a time; results are held in memory for a while.

They hold what members wrote, so that they never reach the disk, and go sooner than any retention.
"""

import asyncio
import sys
import time
from datetime import UTC, datetime, timedelta

import msgspec
import structlog

from warmfield.app.making import App
from warmfield.app.rehearsed_change import Line, Told
from warmfield.console.planning.plan_rehearsal import DAYS, Failed, PlanRehearsal, Progress, State
from warmfield.plan.load import version_of

KEPT_SECONDS = 3600.0
LONGEST_SECONDS = 900.0
LONGEST_LINE = 64 << 20
GAP = 2.0
"""Seconds between two looks of open pages while one runs."""
Pair = tuple[str, str]


class PlanRehearsals:
    """Implements `plan_rehearsal.Rehearsals`."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._states: dict[Pair, tuple[float, State]] = {}
        self._running: dict[Pair, asyncio.Task[None]] = {}
        self._alone = asyncio.Lock()
        self._rang = 0.0

    def state(self, old: str, new: str) -> State:
        now = time.monotonic()
        self._states = {pair: one for pair, one in self._states.items() if now - one[0] < KEPT_SECONDS}
        return self._states.get((old, new), (0.0, None))[1]

    def begin(self, old: str, new: str) -> None:
        pair = (version_of(old), version_of(new))
        if pair in self._running or isinstance(self.state(*pair), PlanRehearsal):
            return
        self._put(pair, Progress(0, 0))
        task = asyncio.get_running_loop().create_task(self._whole(pair, old, new), name="rehearsal")
        self._running[pair] = task
        task.add_done_callback(lambda _task: self._running.pop(pair, None))

    async def _whole(self, pair: Pair, old: str, new: str) -> None:
        async with self._alone:
            try:
                async with asyncio.timeout(LONGEST_SECONDS):
                    await self._play(pair, old, new)
            except (OSError, TimeoutError, ValueError) as why:
                structlog.get_logger("warmfield").error("rehearsal_failed", reason=repr(why))
            if not isinstance(self.state(*pair), PlanRehearsal):
                self._put(pair, Failed())
        self._app.bell.ring()

    async def _play(self, pair: Pair, old: str, new: str) -> None:
        since = datetime.now(UTC) - timedelta(days=DAYS)
        asked = msgspec.json.encode(Told(home=str(self._app.home), old=old, new=new, since=since))
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "warmfield.app.rehearsed_change",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=LONGEST_LINE,
        )
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - they are pipes
        try:
            process.stdin.write(asked)
            process.stdin.close()
            async for line in process.stdout:
                self._hear(pair, msgspec.json.decode(line, type=Line))
            await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    def _hear(self, pair: Pair, line: Line) -> None:
        self._put(pair, line.result or line.progress)
        if time.monotonic() - self._rang > GAP:
            self._rang = time.monotonic()
            self._app.bell.ring()

    def _put(self, pair: Pair, state: State) -> None:
        self._states[pair] = (time.monotonic(), state)
