"""A measured figure, the machine it was measured on, and how both are printed."""

import json
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, structs


class Figure(Struct, frozen=True, kw_only=True):
    """`value` in `unit`; `target` in words, from the issue that set it. Times in seconds."""

    part: str
    what: str
    value: float
    unit: str
    target: str
    cpu: float
    wall: float


class Spent(Struct):
    """CPU of this process (all threads) and wall time, in seconds."""

    cpu: float = 0.0
    wall: float = 0.0


@contextmanager
def timed() -> Iterator[Spent]:
    """Measure the block; read the result after it."""
    spent = Spent()
    wall, cpu = time.perf_counter(), time.process_time()
    yield spent
    spent.wall, spent.cpu = time.perf_counter() - wall, time.process_time() - cpu


def machine() -> dict[str, str]:
    """Name what the figures were measured on."""
    model = ""
    try:
        with Path("/proc/cpuinfo").open(encoding="utf-8") as stream:
            model = next((line.split(":")[1].strip() for line in stream if line.startswith("model name")), "")
    except OSError:
        model = platform.processor()
    return {
        "cpu": model,
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        "os": platform.platform(),
    }


def print_figures(figures: Iterator[Figure], *, as_json: bool) -> None:
    """Print each figure as it is ready, after the machine's."""
    if as_json:
        print(
            json.dumps({"machine": machine(), "figures": [structs.asdict(one) for one in figures]}, indent=1)
        )
        return
    print(" · ".join(value for value in machine().values() if value))
    print(f"{'part':<10} {'what':<44} {'figure':>18}  {'target':<18} {'CPU s':>7} {'wall s':>7}")
    for one in figures:
        figure = f"{one.value:,.1f} {one.unit}" if one.value < 100 else f"{one.value:,.0f} {one.unit}"
        print(
            f"{one.part:<10} {one.what:<44} {figure:>18}  {one.target:<18} {one.cpu:>7.2f} {one.wall:>7.2f}",
            flush=True,
        )
