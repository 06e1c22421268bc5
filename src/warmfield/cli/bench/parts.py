"""What is measured, part by part. Each part gives its figures as it goes."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import Struct

from warmfield.cli.bench.api_asked import api_asked
from warmfield.cli.bench.clockwork import clockwork
from warmfield.cli.bench.console_pages import console_pages
from warmfield.cli.bench.corpus import chat
from warmfield.cli.bench.durable import durable
from warmfield.cli.bench.figures import Figure, timed
from warmfield.cli.bench.until_ready import start_of_run
from warmfield.plan import reference
from warmfield.reading.read import read, read_many


class Work(Struct, frozen=True):
    """`messages`: how many invented ones. `log`: a real log to rehearse instead. `home`: a crowded one."""

    messages: int
    log: Path | None
    home: Path | None


def measure(
    parts: Sequence[str], messages: int, log: Path | None, home: Path | None = None
) -> Iterator[Figure]:
    for part in parts:
        yield from PARTS[part](Work(messages, log, home))


def reading(work: Work) -> Iterator[Figure]:
    texts = [one.text for one in chat(work.messages)]
    read_many(texts[:200])
    with timed() as spent:
        read_many(texts)
    yield Figure(
        part="reading",
        what="messages read in batches, per CPU second",
        value=len(texts) / spent.cpu,
        unit="/s",
        target="≥ 8,000/s a core",
        cpu=spent.cpu,
        wall=spent.wall,
    )
    took = []
    with timed() as spent:
        for text in texts[:2000]:
            began = time.perf_counter()
            read(text)
            took.append(time.perf_counter() - began)
    yield Figure(
        part="reading",
        what="one message alone, 99th percentile",
        value=sorted(took)[int(len(took) * 0.99)] * 1000,
        unit="ms",
        target="≤ 1 ms",
        cpu=spent.cpu,
        wall=spent.wall,
    )


def rehearsal(work: Work) -> Iterator[Figure]:
    """The whole command, from its start to its result on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        log, count = work.log or Path(folder, "chat.jsonl"), work.messages
        if work.log is None:
            log.write_bytes(b"\n".join(msgspec.json.encode(one) for one in chat(count)))
        else:
            with log.open("rb") as stream:
                count = sum(1 for _ in stream)
        took = command("rehearse", "reference zh", str(log), "--json", str(Path(folder, "result.json")))
    yield Figure(
        part="rehearsal",
        what=f"{count:,} messages rehearsed, whole command",
        value=count / took,
        unit="/s",
        target="≥ 5,000/s",
        cpu=0.0,
        wall=took,
    )


def check(work: Work) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "plan.yaml")
        plan.write_text(reference.text("zh"), encoding="utf-8")
        took = min(command("check", str(plan)) for _ in range(min(3, work.messages)))
    yield Figure(
        part="check",
        what="`check` on the reference plan, whole command",
        value=took,
        unit="s",
        target="≤ 0.5 s",
        cpu=0.0,
        wall=took,
    )


def run(_work: Work) -> Iterator[Figure]:
    yield from start_of_run()


def command(*words: str) -> float:
    """Run warmfield with these words; give the wall time in seconds."""
    began = time.perf_counter()
    line = [sys.executable, "-c", "from warmfield.cli import main; main()", *words]
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own program
    return time.perf_counter() - began


def clock(_work: Work) -> Iterator[Figure]:
    yield from clockwork()


def console(work: Work) -> Iterator[Figure]:
    yield from console_pages(work.home)


def api(work: Work) -> Iterator[Figure]:
    yield from api_asked(work.home)


def durable_path(work: Work) -> Iterator[Figure]:
    """Messages of the last days: retention blanks what is months old, and would be measured too."""
    yield from durable(chat(work.messages, start=datetime.now(UTC) - timedelta(seconds=20 * work.messages)))


PARTS: dict[str, Callable[[Work], Iterator[Figure]]] = {
    "reading": reading,
    "rehearsal": rehearsal,
    "durable": durable_path,
    "check": check,
    "run": run,
    "clock": clock,
    "console": console,
    "api": api,
}
