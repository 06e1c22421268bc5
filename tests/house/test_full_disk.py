"""Whoever prints to a full disk reads one sentence, in no command a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("command", [["schema"], ["--help"]])
def test_a_full_disk_is_said_in_one_sentence(command: list[str]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", "from warmfield.cli import main; main()", *command],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, env={"LANG": "en"},
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr
