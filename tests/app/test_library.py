"""`warmfield library`: pieces from files onto the shelf, beside a running warmfield and without one."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path

import httpx
import msgspec
import pytest
from tests.app.conftest import Run
from tests.feeds.site import Site, page

from warmfield.app.home import make_home, secret_of
from warmfield.app.home_read import Amiss
from warmfield.app.library_adding import add_piece
from warmfield.app.library_shown import show_library
from warmfield.app.making import App, make
from warmfield.app.piece_file import read_piece
from warmfield.app.planning import read_plan
from warmfield.app.read_once import sources
from warmfield.app.settings import FeedSettings, Settings
from warmfield.community.pieces import PieceRecord
from warmfield.engine.clock import VirtualClock
from warmfield.feeds.fetch import Fetcher
from warmfield.feeds.keeping_up import KeepingUp
from warmfield.plan.rulebook import Rulebook
from warmfield.platforms.lobby.site import staff_token

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PIECE = """\
---
title: Three questions before you choose a book
expert: shen
themes: [exchange]
link: https://read.example.org/three
---
Ask who it is about, what goes wrong, and how it ends.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make_home(tmp_path / "home", "plan.yaml", "en")
    return tmp_path / "home"


@pytest.fixture
def rulebook(home: Path) -> Rulebook:
    planned = read_plan(home / "plan.yaml")
    assert planned.rulebook is not None
    return planned.rulebook


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "piece.md").write_text(PIECE, "utf-8")
    return tmp_path / "piece.md"


def test_a_file_says_all_a_piece_is(rulebook: Rulebook):
    piece = read_piece(PIECE, rulebook, NOW)
    assert (piece.title, piece.expert) == ("Three questions before you choose a book", "shen")
    assert (piece.themes, piece.link) == (("exchange",), "https://read.example.org/three")
    assert piece.text == "Ask who it is about, what goes wrong, and how it ends."


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# A heading\n\nAnd text.\n", "A heading", "And text."),
        ("Only one line", "Only one line", "Only one line"),
        ("First line\nSecond line", "First line", "Second line"),
        ("\ufeff---\r\n---\r\n# A heading\r\ntext", "A heading", "text"),
        ("--- not a head\ntext", "--- not a head", "text"),
    ],
)
def test_a_title_is_found(rulebook: Rulebook, text: str, title: str, body: str):
    piece = read_piece(text, rulebook, NOW)
    assert (piece.title, piece.text) == (title, body)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no title and no text"),
        ("---\ntitel: x\n---\ntext", "titel"),
        ("---\nsort: poem\n---\ntext", "sort"),
        ("---\nthemes: exchange\n---\ntext", "themes"),
        ("---\n[\n---\ntext", "between the dashes"),
        ("---\nexpert: nobody\n---\ntext", "expert: the plan has no nobody"),
        ("---\nthemes: [games]\n---\ntext", "exchange, trial, paid"),
        ("---\nlanguage: fr\n---\ntext", "en, zh"),
        ("---\nlink: read.example.org\n---\ntext", "https://"),
        ("x" * 60_000, "longer"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_mend(rulebook: Rulebook, text: str, told: str):
    with pytest.raises(Amiss, match=told):
        read_piece(text, rulebook, NOW)


def test_a_piece_is_added_and_shown_without_a_running_warmfield(
    home: Path, file: Path, capsys: pytest.CaptureFixture[str]
):
    assert add_piece(home, file, "en") == 0
    assert add_piece(home, file, "en") == 1
    assert show_library(home, expert="", state="", json=False, language="en") == 0
    printed = capsys.readouterr()
    assert "c1, “Three questions before you choose a book”, is in the library." in printed.out
    assert "That is in the library already, as c1." in printed.err
    assert "Dr Shen: 1 of 1 this week, 1 in all" in printed.out
    assert "c1 Three questions before you choose a book · ready · article · Dr Shen · exchange" in printed.out


def test_a_blocked_piece_is_told_and_may_be_changed_and_sent_again(
    home: Path, file: Path, capsys: pytest.CaptureFixture[str]
):
    file.write_text(PIECE.replace("Ask who", "In the casino, ask who"), "utf-8")
    assert add_piece(home, file, "en") == 1
    assert "“casino”" in capsys.readouterr().err
    file.write_text(PIECE, "utf-8")
    assert add_piece(home, file, "en") == 0


def test_a_piece_goes_into_the_running_warmfield(
    home: Path, file: Path, run: Callable[..., Run], capsys: pytest.CaptureFixture[str]
):
    running = run(home=home)
    running.until("Ctrl-C")
    assert add_piece(home, file, "en") == 0
    assert show_library(home, expert="shen", state="ready", json=True, language="en") == 0
    shown = msgspec.json.decode(capsys.readouterr().out.partition("\n")[2])
    assert [piece["id"] for piece in shown["pieces"]] == ["c1"]


def test_the_door_for_commands_is_for_the_owner_of_the_home(home: Path, run: Callable[..., Run]):
    address = f"{run(home=home).address}/command"
    owner = {"Authorization": f"Bearer {staff_token(secret_of(home), 'the command line')}"}
    assert httpx.post(address, content=b"{}").status_code == 403
    assert (
        httpx.post(address, content=b"{}", headers={"Authorization": "Bearer é".encode()}).status_code == 403
    )
    assert httpx.post(address, content=b"{}", headers=owner).status_code == 400
    assert httpx.post(address, content=b'{"kind":"message"}', headers=owner).status_code == 400
    assert httpx.post(address, content=b" " * 100_001, headers=owner).status_code == 413


@pytest.mark.parametrize(
    ("expert", "state", "told"), [("nobody", "", "nobody called nobody"), ("", "old", "draft, ready")]
)
def test_a_choice_that_is_none_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], expert: str, state: str, told: str
):
    assert show_library(home, expert=expert, state=state, json=False, language="en") == 1
    assert told in capsys.readouterr().err


def test_a_home_that_never_ran_says_so(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert show_library(home, expert="", state="", json=False, language="en") == 1
    assert "start it once: warmfield run" in capsys.readouterr().err
    assert show_library(tmp_path / "nowhere", expert="", state="", json=False, language="en") == 1


@pytest.fixture
def app(home: Path) -> Iterator[App]:
    made = make(home)
    yield made
    made.close()


async def test_what_a_source_brings_is_in_the_journal_and_comes_once(app: App):
    """Over a restart too: the second reading finds it all known."""
    site = Site()
    await site.open()
    site.pages["/feed"] = page('["下雨天的十本图画书", "孩子几岁学游泳"]'.encode())
    source = app.engine.rulebook.plan.content.sources[1].model_copy(update={"address": site.at("/feed")})
    running = asyncio.create_task(app.engine.run())
    for _ in range(2):
        clock = VirtualClock(NOW)
        fetcher = Fetcher([ip_network("127.0.0.1/32")])
        keeping = KeepingUp(lambda: [source], app.engine.take, fetcher, clock, app.observe)
        await keeping.look()
        clock.move_by(timedelta(minutes=1))
        await keeping.look()
    piece = app.store.view().get(PieceRecord, "c1")
    assert piece is not None
    assert (piece.title, piece.state) == ("下雨天的十本图画书", "rejected")
    assert app.store.view().get(PieceRecord, "c3") is None
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await site.close()


def test_the_doctor_reads_each_source_once(rulebook: Rulebook):
    content = rulebook.plan.content
    broken = content.sources[1].model_copy(update={"address": "http://10.0.0.1/feed"})
    plan = rulebook.plan.model_copy(
        update={"content": content.model_copy(update={"sources": (*content.sources, broken)})}
    )
    found = list(sources(Rulebook(plan), Settings(feeds=FeedSettings())))
    assert [one.fine for one in found] == [True, True, False]
    assert "private network" in str(found[2].values["fault"])
