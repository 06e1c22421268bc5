"""A real `warmfield run`, started as a person would."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

PATIENCE = 30.0
"""Seconds after which what a test waits for will never come."""


class Run:
    """The process, and what it printed so far."""

    def __init__(self, home: Path, *more: str) -> None:
        self.home = home
        command = [sys.executable, "-c", "from warmfield.cli import main; main()", "run", str(home)]
        self.process = subprocess.Popen(
            [*command, "--port", "0", "--lang", "en", *more],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "LANG": "C.UTF-8"},
        )
        self._lines: Queue[str] = Queue()
        self.printed = ""
        self.log = ""
        self._threads = [Thread(target=self._drain), Thread(target=self._keep_log)]
        for thread in self._threads:
            thread.start()

    def _drain(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                self._lines.put(line)

    def _keep_log(self) -> None:
        assert self.process.stderr is not None
        with self.process.stderr as lines:
            for line in lines:
                self.log += line

    def until(self, word: str) -> str:
        """Wait for a printed line that holds `word`; everything printed so far."""
        while word not in self.printed:
            try:
                self.printed += self._lines.get(timeout=PATIENCE)
            except Empty:
                self.process.kill()
                pytest.fail(f"never printed {word!r}: {self.printed}\n{self.log}")
        return self.printed

    def ended(self) -> int:
        """Wait for its end; everything it printed and logged is there then."""
        code = self.process.wait(PATIENCE)
        for thread in self._threads:
            thread.join()
        while not self._lines.empty():
            self.printed += self._lines.get()
        return code

    @property
    def address(self) -> str:
        found = re.search(r"http://[\d.]+:\d+", self.until("Ctrl-C"))
        assert found is not None
        return found[0]

    @property
    def staff_link(self) -> str:
        found = re.search(r"http\S+me=\w+", self.until("Ctrl-C"))
        assert found is not None
        return found[0]

    @property
    def console_link(self) -> str:
        found = re.search(r"http\S+/sign-in/link\?word=\S+", self.until("Ctrl-C"))
        assert found is not None
        return found[0]

    def stop(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Ask it to end; the exit code and what stands in its log."""
        self.process.send_signal(how)
        return self.ended(), self.log


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., Run]]:
    started: list[Run] = []

    def start(*more: str, home: Path | None = None) -> Run:
        started.append(Run(home or tmp_path / "home", *more))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.process.kill()
        one.ended()
