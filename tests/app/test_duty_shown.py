"""`warmfield duty`: the rota of a plan alone, and of a home with its swaps and time off."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from warmfield.app.duty_shown import show_duty
from warmfield.community.events import PlanPublished, Whispered
from warmfield.community.ids import EventId, MemberId
from warmfield.engine.turn import turn
from warmfield.plan import reference
from warmfield.plan.load import load
from warmfield.plan.rulebook import Rulebook
from warmfield.store import open_store

GOLDEN = Path(__file__).parent / "golden"
NOW = datetime(2026, 3, 2, 1, tzinfo=UTC)


def shown(where: Path, capsys: pytest.CaptureFixture[str], **more: object) -> str:
    asked = {"weeks": 1, "json": False, "language": ""} | more
    assert show_duty(where, NOW, **asked) == 0  # type: ignore[arg-type]
    return capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_plan_alone_shows_who_when_where_gaps_and_hours(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        reference.text(language)
        .replace("mo: [{hours: 18:30-22:00}]", "mo: [{hours: 18:30-21:00}]")
        .replace("tang: [{hours: 18:30-22:00}, ", "tang: ["),
        "utf-8",
    )
    assert shown(plan, capsys) == (GOLDEN / f"duty.{language}.txt").read_text("utf-8")


def test_a_home_shows_the_rota_as_people_changed_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "plan.yaml").write_text(reference.text("en"), "utf-8")
    plan = load(reference.text("en"), "plan.yaml").plan
    assert plan is not None
    store = open_store(tmp_path / "warmfield.db")
    published = PlanPublished(at=NOW, id=EventId("p"), version=plan.version)
    off = Whispered(at=NOW, id=EventId("w"), who=MemberId("lobby:mo"), text="I can't on Friday")
    for event in (published, off):
        store.commit([turn(Rulebook(plan), store.view(), event)])
    store.close()
    said = shown(tmp_path, capsys, language="en")
    assert "19:00-22:00  nobody   Friday" in said
    assert "Friday, 6 March, 19:00-22:00: nobody is on duty as starter or host" in said


def test_programs_get_every_stint_and_gap(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    plan = tmp_path / "plan.yaml"
    plan.write_text(reference.text("en"), "utf-8")
    given = json.loads(shown(plan, capsys, json=True, weeks=2))
    assert given["version"] == 1
    assert [week["monday"] for week in given["weeks"]] == ["2026-03-02", "2026-03-09"]
    first = given["weeks"][0]["stints"][0]
    assert (first["from"], first["person"]) == ("2026-03-02T00:00:00Z", "zhou")
    assert given["weeks"][0]["hours"]["mo"] == 15.0


def test_a_plan_that_asks_for_nobody_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    plan = tmp_path / "plan.yaml"
    text = reference.text("en")
    start, end = text.index("duty:   "), text.index("volunteers: ")
    plan.write_text(text[:start] + text[end:], "utf-8")
    assert "asks for nobody on duty" in shown(plan, capsys)


def test_what_is_no_plan_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert show_duty(tmp_path / "none.yaml", NOW, weeks=1, json=False, language="en") == 1
    assert "can't be read" in capsys.readouterr().err
