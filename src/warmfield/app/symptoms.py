"""What `doctor` looks at on the machine: clock, disk, database, limits. Each answer is a value."""

import os
import resource
import shutil
import sqlite3
import statistics
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from warmfield.wording import later

YEAR_OF_RELEASE = 2026
SLACK = 120.0
"""Seconds a file's time may be ahead of the clock: network disks have clocks of their own."""
ROOM = 500 * 1024 * 1024
"""Bytes free: a busy community's year of journal takes about 200 MB."""
SLOW = 0.05
"""Seconds of an fsync above which members would notice: each commit waits for one."""
FILES = 1024
"""Open files: each open tab takes one, and databases and libraries about 50."""


class Symptom(Struct, frozen=True, kw_only=True):
    """`what` and `mend` are keys of `wording`, filled with `values`. A fine one has no mend."""

    what: str
    mend: str = ""
    values: Mapping[str, object] = {}

    @property
    def fine(self) -> bool:
        return not self.mend


def clock(home: Path, now: float) -> Iterator[Symptom]:
    newest = max((file.stat().st_mtime for file in home.iterdir()), default=0.0)
    if time.gmtime(now).tm_year < YEAR_OF_RELEASE or newest > now + SLACK:
        yield Symptom(
            what=later("The clock is behind: it shows {now}, and files here are newer."),
            mend=later("Set it right, best by the network: timedatectl set-ntp true"),
            values={"now": time.strftime("%Y-%m-%d %H:%M", time.gmtime(now))},
        )
        return
    yield Symptom(what=later("The clock is plausible."))


def disk(home: Path) -> Iterator[Symptom]:
    free = shutil.disk_usage(home).free
    mb = {"free": free // 1024**2, "needed": ROOM // 1024**2}
    if free < ROOM:
        yield Symptom(
            what=later("The disk has {free} MB free."),
            mend=later("Make room: at least {needed} MB should be free."),
            values=mb,
        )
    else:
        yield Symptom(what=later("The disk has {free} MB free."), values=mb)
    if not os.access(home, os.W_OK):
        yield Symptom(
            what=later("{home} can't be written."),
            mend=later("Give this user the right: chown -R $USER {home}"),
            values={"home": home},
        )
        return
    took = fsync(home)
    values: dict[str, object] = {"ms": f"{took * 1000:.1f}"}
    what = later("A write reaches the disk in {ms} ms.")
    slow = later("Put the home on a local disk; network disks and old cards are slow to write.")
    yield Symptom(what=what, mend=slow if took > SLOW else "", values=values)


def fsync(home: Path) -> float:
    """Seconds that 4 kB take to the disk: the median of nine."""
    probe = home / ".doctor"
    took = []
    with probe.open("wb") as file:
        for _ in range(9):
            began = time.perf_counter()
            file.write(b"\0" * 4096)
            file.flush()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - began)
    probe.unlink()
    return statistics.median(took)


def database(file: Path) -> Iterator[Symptom]:
    """Beside a running warmfield too: it only reads."""
    values: dict[str, object] = {"file": file.name}
    if not file.exists():
        yield Symptom(what=later("{file} will be made at the first start."), values=values)
        return
    restore = later("Bring back the last backup: warmfield restore. Keep the broken file for a look.")
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as reader:
            found = reader.execute("PRAGMA quick_check").fetchone()[0]
            mode = reader.execute("PRAGMA journal_mode").fetchone()[0]
    except sqlite3.DatabaseError as fault:
        yield Symptom(
            what=later("{file} can't be read: {fault}"), mend=restore, values={**values, "fault": fault}
        )
        return
    if found != "ok":
        yield Symptom(
            what=later("{file} is damaged: {fault}"), mend=restore, values={**values, "fault": found}
        )
    elif mode != "wal":
        mend = later("Start warmfield once on a disk that can share memory (not on a network disk).")
        yield Symptom(what=later("{file} has no write-ahead log."), mend=mend, values=values)
    else:
        yield Symptom(what=later("{file} is sound."), values=values)


def limits() -> Iterator[Symptom]:
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    mend = later("Raise it: ulimit -n {needed}, or LimitNOFILE={needed} in the service's unit.")
    yield Symptom(
        what=later("{files} files may be open at once."),
        mend=mend if soft < FILES else "",
        values={"files": soft, "needed": FILES * 4},
    )
