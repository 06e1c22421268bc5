"""What is pasted from a group kept by hand."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from tests.app.conftest import Run

from warmfield.app.command_door import COMMAND
from warmfield.app.home import make_home, secret_of
from warmfield.app.pasted import understand
from warmfield.app.pasting_in import paste
from warmfield.app.planning import read_plan
from warmfield.community.ids import GroupId
from warmfield.plan.rulebook import Rulebook
from warmfield.platforms.lobby.site import staff_token

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
    assert paste(home, "jinyu", FIRST, "en") == 0
    assert paste(home, "jinyu", SECOND, "en") == 0
    with signed_in(running) as browser:
        page = browser.get("/by-hand?group=jinyu").text
        assert page.count("swim2026") == 1
        assert "1.5" in page
        fields = {name: re.findall(rf'name="{name}" value="(\w+)"', page)[0] for name in ("form", "once")}
        browser.post(re.findall(r'action="(/by-hand/r\d+[^"]*)"', page)[0], data=fields)
        assert "swim2026" not in browser.get("/by-hand?group=jinyu").text


@contextmanager
def signed_in(running: Run) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=running.address) as browser:
        word = running.console_link.partition("word=")[2]
        assert browser.post("/sign-in/link", data={"word": word}).status_code == 303
        yield browser


@pytest.mark.parametrize(
    ("token", "body", "status"),
    [
        ("forged", '{"group": "jinyu", "text": ""}', 403),
        ("own", "no JSON", 400),
        ("own", '{"group": "parents", "text": "x"}', 404),
        ("own", '{"group": "jinyu", "text": "x"}', 200),
    ],
)
def test_the_door_for_pastes_is_the_owners(
    run: Callable[..., Run], home: Path, token: str, body: str, status: int
) -> None:
    running = run(home=home)
    word = staff_token(secret_of(home), COMMAND) if token == "own" else token
    headers = {"Authorization": f"Bearer {word}"}
    assert httpx.post(f"{running.address}/paste", content=body, headers=headers).status_code == status


def test_times_that_would_lie_ahead_are_of_the_day_before(rulebook: Rulebook) -> None:
    """Pasted in the morning, what was said last evening without a date."""
    morning = datetime(2026, 11, 22, 0, 30, tzinfo=UTC)
    bare = "果果妈-清河湾 20:01\n大家好\n"
    found = understand(rulebook, GroupId("jinyu"), bare, now=morning).events
    assert [one.at for one in found] == [datetime(2026, 11, 21, 12, 1, tzinfo=UTC)]
