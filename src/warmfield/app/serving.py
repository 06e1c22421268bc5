"""Runs engine and web in one loop, until asked to stop; ends without losing anything."""

import asyncio
import errno
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
import uvicorn

from warmfield.app.answering import answers_for
from warmfield.app.following import follow_sources
from warmfield.app.home import RUNNING
from warmfield.app.making import App
from warmfield.app.telling_webhooks import tell_webhooks
from warmfield.app.web import web
from warmfield.community.ids import PersonId
from warmfield.console.signing.keyring import make_link

DAY = 86_400.0
GRACE = 3
"""Seconds for answers under way when it stops."""
Started = Callable[[int, dict[PersonId, str], str], None]
"""Called once it is ready: the port, the staff's tokens, the word of a sign-in link."""


def note_address(home: Path, door: socket.socket) -> None:
    host, port = door.getsockname()[:2]
    near = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    (home / RUNNING).write_text(f"http://{near}:{port}", "ascii")


class PortTaken(Exception):  # noqa: N818 - it says what is so, as events do
    """Someone else listens there."""


class Server(uvicorn.Server):
    """uvicorn without its own signals: they are ours, since there is more to end than the web."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else starts. Raises PortTaken."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as cause:
        if cause.errno == errno.EADDRINUSE:
            raise PortTaken from cause
        raise


async def serve(app: App, door: socket.socket, started: Started) -> None:
    """Until SIGINT or SIGTERM. SIGHUP reads the plan again."""
    stop = asyncio.Event()
    with signals(app, stop):
        server = Server(
            uvicorn.Config(
                web(app),
                log_config=None,
                access_log=False,
                lifespan="off",
                ws="none",
                timeout_graceful_shutdown=GRACE,
                server_header=False,
            )
        )
        tokens = await app.publish()
        word = await first_link(app)
        async with asyncio.TaskGroup() as tasks:
            engine = tasks.create_task(app.engine.run(), name="engine")
            pages = tasks.create_task(server.serve([door]), name="web")
            forgetting = tasks.create_task(forget_daily(app), name="lobby retention")
            telling = tasks.create_task(tell_webhooks(app), name="webhooks")
            following = tasks.create_task(follow_sources(app), name="sources")
            watch = tasks.create_task(up(server, lambda: started(door.getsockname()[1], tokens, word)))
            note_address(app.home, door)
            await stop.wait()
            (app.home / RUNNING).unlink(missing_ok=True)
            watch.cancel()
            forgetting.cancel()
            following.cancel()
            telling.cancel()
            app.lobby.book.bell.close()
            app.bell.close()
            server.should_exit = True
            await pages
            engine.cancel()
    structlog.get_logger("warmfield").info("stopped")


async def first_link(app: App) -> str:
    """A one-time sign-in link for who answers for it all."""
    first = answers_for(app.engine.rulebook)
    return "" if first is None else await app.keyring.do(make_link, first)


async def forget_daily(app: App) -> None:
    """The lobby's own file follows the plan's retention too: at the start, and once a day."""
    while True:
        await app.lobby.forget(app.engine.rulebook, time.time())
        await asyncio.sleep(DAY)


async def up(server: uvicorn.Server, then: Callable[[], None]) -> None:
    """uvicorn has no event for it, only this word."""
    while not server.started:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    then()


@contextmanager
def signals(app: App, stop: asyncio.Event) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    running: set[asyncio.Task[None]] = set()

    def again() -> None:
        running.add(task := loop.create_task(read_again(app)))
        task.add_done_callback(running.discard)

    loop.add_signal_handler(signal.SIGINT, stop.set)
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.add_signal_handler(signal.SIGHUP, again)
    try:
        yield
    finally:
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.remove_signal_handler(one)


async def read_again(app: App) -> None:
    log = structlog.get_logger("warmfield")
    try:
        planned = await app.read_again()
    except (OSError, UnicodeDecodeError) as fault:
        log.error("plan_unreadable", reason=str(fault))
        return
    if planned.rulebook is None:
        log.error("plan_has_problems", problems=[f"{p.code} line {p.place.line}" for p in planned.problems])
        return
    log.info("plan_published", version=planned.rulebook.version)


async def run_app(app: App, door: socket.socket, started: Started) -> None:
    try:
        await serve(app, door, started)
    finally:
        app.close()
