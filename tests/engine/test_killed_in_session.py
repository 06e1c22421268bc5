"""Killed while a session keeps the group closed, it opens the group first of all when it lives again."""

import multiprocessing
import os
import signal
import sqlite3
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from tests.engine.mortal_session import live


def start(home: Path, stop: str) -> tuple[BaseProcess, Connection]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.engine.mortal_session"])
    hear, tell = context.Pipe(duplex=False)
    process = context.Process(target=live, args=(home, tell, stop))
    process.start()
    tell.close()
    return process, hear


def kill_when(home: Path, stop: str, said: str) -> None:
    """Let it live until it says this."""
    process, hear = start(home, stop)
    while hear.recv() != said:
        pass
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()


def done(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / "door.db")) as door:
        return [name for (name,) in door.execute("SELECT do FROM done ORDER BY rowid")]


@pytest.mark.killing
@pytest.mark.parametrize("stop", ["Unfocus", "Focus", "Post"])
def test_the_group_opens_again_whenever_it_was_killed(tmp_path: Path, stop: str):
    kill_when(tmp_path, stop, f"stopped at {stop}")
    kill_when(tmp_path, "", "Unfocus")
    assert done(tmp_path) == ["Focus", "Unfocus"]
