"""`warmfield doctor`: what it finds, and the mend."""

import os
import time
from pathlib import Path

import pytest

from warmfield.app import symptoms
from warmfield.app.examining import examine
from warmfield.app.home import make_home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make_home(tmp_path / "home", "plan.yaml", "en")
    return tmp_path / "home"


def test_a_fresh_home_is_well(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert examine(home, "en") == 0
    assert "All is well." in capsys.readouterr().out


def test_says_it_in_chinese_too(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert examine(home, "zh") == 0
    assert "一切都好。" in capsys.readouterr().out


def test_no_home_is_told_with_the_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert examine(tmp_path / "nowhere", "en") == 1
    assert "warmfield run makes one" in capsys.readouterr().out


def test_a_clock_behind_the_files_is_found(home: Path) -> None:
    ahead = time.time() + 3600
    os.utime(home / "plan.yaml", (ahead, ahead))
    assert [one.fine for one in symptoms.clock(home, time.time())] == [False]


def test_a_damaged_database_is_found(home: Path) -> None:
    (home / "warmfield.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    assert [one.fine for one in symptoms.database(home / "warmfield.db")] == [False]


def test_problems_of_the_plan_are_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = home / "plan.yaml"
    plan.write_text(
        plan.read_text("utf-8").replace("time_zone: Asia/Shanghai", "time_zone: Asia/Shanghigh"), "utf-8"
    )
    assert examine(home, "en") == 1
    assert "Asia/Shanghai" in capsys.readouterr().out


def test_a_platform_without_settings_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = home / "plan.yaml"
    once = plan.read_text("utf-8").replace(
        "platform: lobby", 'platform: matrix\n    address: "!a:b.example"', 1
    )
    plan.write_text(once, "utf-8")
    assert examine(home, "en") == 1
    assert "[matrix]" in capsys.readouterr().out
