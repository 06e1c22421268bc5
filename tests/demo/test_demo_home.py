"""The demo: a month of invented life, whole, and the same for the same day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from warmfield.app.demo_home import make_demo
from warmfield.app.home_read import records_in, rulebook_in
from warmfield.community.draft import View
from warmfield.community.game_records import GameRecord
from warmfield.community.ids import GroupId
from warmfield.community.records import InboxRecord
from warmfield.community.requests import Request
from warmfield.demo.demo_plan import earlier_text, plan_text
from warmfield.demo.month import Month
from warmfield.demo.month_script import script
from warmfield.plan.check import check
from warmfield.plan.load import load
from warmfield.rhythm.how_alive import how_alive
from warmfield.rhythm.wish import Scope

NOW = datetime(2026, 11, 24, 11, 40, tzinfo=UTC)


@pytest.fixture(name="home", scope="module")
def fixture_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("demo") / "home"
    assert make_demo(home, "zh", "Asia/Shanghai", NOW, lambda _: None)
    return home


@pytest.fixture(name="view")
def fixture_view(home: Path) -> Iterator[View]:
    with records_in(home) as view:
        yield view


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_plan_can_be_kept_as_it_is_and_as_it_was(language: str) -> None:
    text = plan_text(language, "Asia/Shanghai")
    for one in (text, earlier_text(text)):
        assert {problem.code for problem in check(load(one, "plan.yaml"))} == {"P806"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_day_brings_the_same_month(language: str) -> None:
    plan = load(plan_text(language, "Asia/Shanghai"), "plan.yaml").plan
    assert plan is not None
    assert script(Month(plan, NOW)) == script(Month(plan, NOW))
    assert script(Month(plan, NOW)) != script(Month(plan, NOW + timedelta(days=1)))
    assert script(Month(plan, NOW))[-1].at < NOW


def test_it_never_touches_a_home_that_is_there(home: Path) -> None:
    before = (home / "plan.yaml").read_bytes()
    assert not make_demo(home, "en", "UTC", NOW, lambda _: None)
    assert (home / "plan.yaml").read_bytes() == before


def test_some_requests_wait_and_none_went_wrong(view: View) -> None:
    inbox = view.get(InboxRecord, "")
    assert inbox is not None
    waiting = [one for number in inbox.open if (one := view.get(Request, number)) is not None]
    assert 8 <= len(waiting) <= 16
    assert {"link", "review", "permit", "join", "appeal"} <= {one.sort for one in waiting}
    assert "parked" not in {one.sort for one in waiting}
    assert len(inbox.handled) == 30


def test_one_group_drowns_two_have_gone_quiet_and_the_others_are_comfortable(home: Path, view: View) -> None:
    rulebook = rulebook_in(home)
    said = {}
    for group in rulebook.plan.groups:
        alive = how_alive(Scope(rulebook=rulebook, view=view, group=group, now=NOW), 1)
        said[group] = alive.days[-1].says
    assert said[GroupId("trial")] == "drowned"
    assert {said[GroupId("longze")], said[GroupId("tiantong")]} <= {"silent", "quiet"}
    assert {said[GroupId(at)] for at in ("jinyu", "huilong", "english", "xierqi")} == {"healthy"}


def test_games_had_winners(view: View) -> None:
    tables = [view.get(GameRecord, group) for group in ("jinyu", "huilong", "english")]
    assert all(table is not None and table.season for table in tables)
