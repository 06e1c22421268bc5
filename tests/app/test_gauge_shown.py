"""`warmfield gauge` and `agenda` look into a home beside a running warmfield."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from tests.rhythm.conftest import MIDNIGHT
from tests.rhythm.one_group import OneGroup

from warmfield.app.agenda_shown import show_agenda
from warmfield.app.gauge_shown import show_gauge
from warmfield.plan import reference
from warmfield.store.opening import DATABASE, open_store


@pytest.fixture(name="home")
def fixture_home(tmp_path: Path) -> Path:
    """Two days of one group: a warm-up that was answered, and a morning."""
    (tmp_path / "plan.yaml").write_text(reference.text("en"), encoding="utf-8")
    one = OneGroup()
    one.say(9)
    one.wait(12.7)
    one.say(12.8, "ben", "《猜猜我有多爱你》，每天都要讲三遍，讲到我会背")
    one.say(32, "cleo")
    store = open_store(tmp_path / DATABASE)
    store.commit(one.turns)
    store.close()
    return tmp_path


def at(hour: float) -> datetime:
    return MIDNIGHT + timedelta(hours=hour)


def test_it_says_how_alive_a_group_is_and_why(home: Path, capsys: pytest.CaptureFixture[str]):
    assert show_gauge(home, at(34), days=1, group="parents", json=False, language="en") == 0
    assert capsys.readouterr().out.splitlines() == [
        "Firefly parents: quiet so far today. 1 written; 8 or more would be comfortable.",
        "  Members who wrote: 1 of 3 in four weeks; useful: 0 %; apart from them staff: 0, assistant: 0.",
        "  03-02: quiet. 2 written; 8 or more would be comfortable.",
        "  03-03 11:30: A starter is asked to warm up, if nobody writes before.",
        "  Warm-ups answered: 1 of 1.",
        "  · Which book does your child want to hear again and again?: 1 of 1",
        "  · 12:00: 1 of 1",
    ]


def test_programs_get_the_same_and_more(home: Path, capsys: pytest.CaptureFixture[str]):
    assert show_gauge(home, at(34), days=1, group="", json=True, language="") == 0
    found = msgspec.json.decode(capsys.readouterr().out)
    assert [(one["group"], one["tried"], one["worked"]) for one in found["groups"]] == [
        ("parents", 1, 1),
        ("trial", 0, 0),
    ]
    [yesterday] = found["groups"][0]["days"]
    assert (yesterday["messages"], yesterday["useful"], yesterday["ours"]) == (2, 0.5, 3)
    assert found["groups"][0]["next"][0]["sort"] == "warm_up"


def test_a_day_that_nobody_has_turned_yet_is_over_all_the_same(
    home: Path, capsys: pytest.CaptureFixture[str]
):
    """The machine slept: today nobody was heard, and what was heard last is yesterday's."""
    assert show_gauge(home, at(58), days=2, group="parents", json=True, language="") == 0
    found = msgspec.json.decode(capsys.readouterr().out)["groups"][0]
    assert found["today"]["messages"] == 0
    assert [day["messages"] for day in found["days"]] == [2, 1]


def test_the_agenda_of_a_home_shows_the_warm_up_with_its_condition(
    home: Path, capsys: pytest.CaptureFixture[str]
):
    assert show_agenda(home, at(34), days=1, group="parents", json=False, language="en") == 0
    line = "  11:30  Firefly parents  A starter is asked to warm up, if nobody writes before"
    assert f"{line} (2.3 rhythm.warm_up) · Momo" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("where", "group", "said"),
    [
        ("", "nobody", "The plan has no group nobody; it has parents, trial."),
        ("elsewhere", "", "The plan can't be read"),
    ],
)
def test_what_is_not_there_is_said(
    home: Path, capsys: pytest.CaptureFixture[str], where: str, group: str, said: str
):
    assert show_gauge(home / where, at(34), days=1, group=group, json=False, language="en") == 1
    assert said in capsys.readouterr().err


def test_a_plan_with_problems_is_sent_to_check(home: Path, capsys: pytest.CaptureFixture[str]):
    (home / "plan.yaml").write_text("community: {}\n", encoding="utf-8")
    assert show_gauge(home, at(34), days=1, group="", json=False, language="en") == 1
    assert "warmfield check" in capsys.readouterr().err
