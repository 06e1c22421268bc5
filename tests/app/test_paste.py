"""What is pasted from a group kept by hand."""

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from tests.app.conftest import Run

from warmfield.app.home import make_home
from warmfield.app.pasted import understand
from warmfield.app.pasting_in import paste
from warmfield.app.planning import read_plan
from warmfield.community.ids import GroupId
from warmfield.plan.rulebook import Rulebook

GROUP = """\
  jinyu:
    name: Firefly Jinyu
    platform: wechat
    grade: fan
    theme: exchange
    owner: zhou
    managers: [he]
    helpers: [yu, qiao]
"""
FIRST = """\
果果妈-清河湾 2026-11-22 20:01:03
大家好

卖家小李 2026-11-22 20:02:10
暑期游泳班特惠 8 折！加我微信 swim2026 报名，前 20 名送泳镜，名额有限，速来抢购！
"""
SECOND = (
    FIRST
    + """
果果妈-清河湾 2026-11-22 20:03:00
谢谢小助手
"""
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make_home(tmp_path / "home", "plan.yaml", "en")
    plan = tmp_path / "home" / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("groups:\n", f"groups:\n{GROUP}", 1), "utf-8")
    return tmp_path / "home"


@pytest.fixture
def rulebook(home: Path) -> Rulebook:
    planned = read_plan(home / "plan.yaml")
    assert planned.rulebook is not None, planned.problems
    return planned.rulebook


def test_overlapping_pastes_are_the_same_events(rulebook: Rulebook) -> None:
    first = [event.id for event in understand(rulebook, GroupId("jinyu"), FIRST).events]
    second = [event.id for event in understand(rulebook, GroupId("jinyu"), SECOND).events]
    assert len(first) == 2
    assert second[:2] == first
    assert len(set(second)) == 3


def test_the_same_words_twice_in_a_second_are_two(rulebook: Rulebook) -> None:
    twice = FIRST.partition("\n\n")[0]
    events = understand(rulebook, GroupId("jinyu"), f"{twice}\n\n{twice}\n").events
    assert len({event.id for event in events}) == 2


def test_what_cannot_be_understood_is_counted(rulebook: Rulebook) -> None:
    understood = understand(rulebook, GroupId("jinyu"), "no chat at all\nreally")
    assert (len(understood.events), understood.left_out) == (0, 2)


def test_a_paste_without_a_running_warmfield_is_taken(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert paste(home, "jinyu", FIRST, "en") == 0
    assert "2 messages" in capsys.readouterr().out


def test_an_unknown_group_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert paste(home, "parents", FIRST, "en") == 1
    assert "no group parents" in capsys.readouterr().err


def test_a_paste_goes_through_the_running_warmfield_and_becomes_a_request(
    run: Callable[..., Run], home: Path
) -> None:
    running = run(home=home)
    desk = f"{running.address}/byhand?me={running.staff_link.partition('me=')[2]}"
    assert paste(home, "jinyu", FIRST, "en") == 0
    assert paste(home, "jinyu", SECOND, "en") == 0
    page = httpx.get(desk).text
    assert page.count("swim2026") == 1
    assert "1.5" in page
    token, request = (
        running.staff_link.partition("me=")[2],
        page.partition('name="request" value="')[2].partition('"')[0],
    )
    httpx.post(f"{running.address}/byhand/answer", data={"me": token, "request": request, "answer": "done"})
    assert "swim2026" not in httpx.get(desk).text


def test_the_desk_is_for_staff(run: Callable[..., Run]) -> None:
    answer = httpx.get(f"{run().address}/byhand?me=forged")
    assert answer.status_code == 403
    assert "for staff" in answer.text
