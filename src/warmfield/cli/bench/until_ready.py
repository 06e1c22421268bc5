"""How soon `warmfield run` is ready, and how much memory it takes then."""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from warmfield.cli.bench.figures import Figure

PATIENCE = 30.0


def start_of_run() -> Iterator[Figure]:
    """Start it on a new home, ask until it is ready, look at its memory, stop it."""
    with tempfile.TemporaryDirectory() as folder:
        line = [sys.executable, "-u", "-c", "from warmfield.cli import main; main()"]
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own program
            [*line, "run", f"{folder}/home", "--port", "0", "--lang", "en"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            ready = ready_after(process, began)
            memory = resident(process.pid)
        finally:
            process.terminate()
            process.communicate()
    yield Figure(
        part="run", what="`run` ready on a new home", value=ready, unit="s", target="≤ 2 s", cpu=0, wall=ready
    )
    yield Figure(
        part="run", what="memory when ready", value=memory, unit="MB", target="≤ 150 MB", cpu=0, wall=ready
    )


def ready_after(process: subprocess.Popen[str], began: float) -> float:
    """Read the address it prints, then ask /readyz."""
    for text in process.stdout or ():
        found = re.search(r"http://127\.0\.0\.1:\d+", text)
        if found is None:
            continue
        while time.perf_counter() - began < PATIENCE:
            if httpx.get(f"{found[0]}/readyz").status_code == 200:
                return time.perf_counter() - began
    raise RuntimeError("warmfield run did not become ready")


def resident(pid: int) -> float:
    """Give the resident memory of a process in MB; Linux only."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024
