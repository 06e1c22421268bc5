"""A lucky draw: sealed before anybody takes part, and drawn again by anybody."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.rhythm.games.evening import HOST, Evening
from typer.testing import CliRunner

from warmfield.cli import draw_command
from warmfield.community.game_records import Drawn
from warmfield.rhythm.games.draw_numbers import commitment_of, list_of, seed_of, sha256, winners
from warmfield.rhythm.games.drawn_again import Facts, NotThere, facts_in, verdict
from warmfield.rhythm.games.lucky_draw import in_posts

ANN, BEN, CY = "lobby:ann", "lobby:ben", "lobby:cy"
APP = typer.Typer()
draw_command.register(APP)


def drawn_by(evening: Evening, *members: str, word: str = "参加") -> str:
    """All posts of a draw, as somebody would copy them."""
    said = evening.hear(HOST, "开始抽奖 绘本、书签 5分钟")
    for who in members:
        said += evening.hear(who, word)
    return "\n".join([*said, *evening.run(timedelta(minutes=6))])


def kept(evening: Evening) -> Drawn:
    return evening.record.draws[-1]


def test_the_seed_that_is_shown_is_the_one_that_was_sealed_at_the_opening(evening: Evening):
    opening = evening.hear(HOST, "开始抽奖 绘本 5分钟")[0]
    evening.hear(ANN, "参加")
    result = evening.run(timedelta(minutes=6))[-1]
    [sealed], [seed] = (re.findall(r"\b[0-9a-f]{64}\b", one) for one in (opening, result))
    assert commitment_of(seed) == sealed
    assert seed not in opening


def test_another_home_or_another_second_has_another_seed():
    assert len({seed_of(b"a", "g-1"), seed_of(b"b", "g-1"), seed_of(b"a", "g-2")}) == 3
    one, other, again = (Evening(secret=at).hear(HOST, "开始抽奖 绘本") for at in (b"a", b"b", b"a"))
    assert one != other
    assert one == again


def test_everybody_is_on_the_list_once_and_staff_not_at_all(evening: Evening):
    posts = drawn_by(evening, ANN, BEN, ANN, HOST)
    assert "1 lobby:ann\n2 lobby:ben\n名单" in posts
    assert kept(evening).entries == 2


def test_the_winners_are_told_and_the_host_is_asked_to_hand_over(evening: Evening):
    drawn_by(evening, ANN, BEN, CY)
    [request] = evening.requests("prizes")
    won = re.findall(r"^(\S+)：(\d) 号 (\S+)$", request.ready, re.MULTILINE)
    assert [prize for prize, _, _ in won] == ["绘本", "书签"]
    assert tuple(int(number) for _, number, _ in won) == kept(evening).winners
    told = [one.member for one in evening.actions if type(one).__name__ == "Tell" and "7.4" in one.id]
    assert told == [name for _, _, name in won]


def test_the_posts_alone_verify_a_draw(evening: Evening):
    facts = facts_in(drawn_by(evening, ANN, BEN, CY))
    found = verdict(facts)
    assert (found.sealed, found.same_list, found.same_winners) == (True, True, True)
    assert facts.winners == kept(evening).winners


def facts_of(names: list[str], prizes: int = 2) -> Facts:
    seed, list_hash = seed_of(b"x", "d"), sha256(list_of(names))
    return Facts(
        commitment=commitment_of(seed), seed=seed, list_hash=list_hash, entries=len(names),
        winners=winners(seed, list_hash, len(names), prizes), names=tuple(names),
    )  # fmt: skip


@given(st.lists(st.text("abc 乐", min_size=1, max_size=6).filter(str.strip), min_size=3, max_size=9))
def test_whatever_is_changed_afterwards_is_noticed(names: list[str]):
    facts = facts_of([" ".join(name.split()) for name in names])
    assert verdict(facts) == structs.replace(verdict(facts), sealed=True, same_list=True, same_winners=True)
    assert not verdict(structs.replace(facts, seed=seed_of(b"y", "d"))).sealed
    assert not verdict(structs.replace(facts, winners=facts.winners[::-1])).same_winners
    assert not verdict(structs.replace(facts, names=(*facts.names[:-1], "someone else"))).same_list


@pytest.mark.parametrize("gone", ["承诺", "随机数", "中奖号"])
def test_what_is_missing_is_named(evening: Evening, gone: str):
    posts = drawn_by(evening, ANN, BEN).replace(f"{gone} ", "… ")
    with pytest.raises(NotThere):
        facts_in(posts)


def test_a_long_list_goes_on_in_the_next_post():
    lines = [f"{number} nickname of somebody" for number in range(1, 400)]
    parts = list(in_posts(lines))
    assert "\n".join(parts).split("\n") == lines
    assert max(map(len, parts)) <= 3000
    assert len(parts) > 1


def run(tmp_path: Path, text: str, language: str = "en") -> tuple[int, str]:
    file = tmp_path / "posts.txt"
    file.write_text(text, "utf-8")
    done = CliRunner().invoke(APP, ["draw", "verify", str(file), "--lang", language])
    return done.exit_code, done.output


def test_the_command_says_what_holds(tmp_path: Path, evening: Evening):
    code, said = run(tmp_path, drawn_by(evening, ANN, BEN, CY))
    shown = " ".join(map(str, kept(evening).winners))
    assert (code, said.splitlines()) == (0, [
        "✓ The seed is the one that was fixed at the opening.",
        "✓ The list is the one that was closed: 3 people.",
        f"✓ The winners follow from seed and list: {shown}",
    ])  # fmt: skip


def test_the_command_says_what_doesnt_hold(tmp_path: Path, evening: Evening):
    code, said = run(tmp_path, drawn_by(evening, ANN, BEN, CY).replace("2 lobby:ben", "2 lobby:dee"), "zh")
    assert code == 1
    assert "✗ 名单就是截止时公布的那一份" in said


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"seed": "a"}', "hello"])
def test_the_command_says_what_is_missing(tmp_path: Path, text: str):
    code, said = run(tmp_path, text)
    assert code == 1
    assert "Traceback" not in said


def test_json_is_read_too_and_a_list_may_stay_unknown(tmp_path: Path):
    facts = facts_of(["a", "b", "c"])
    given_json = (
        f'{{"commitment": "{facts.commitment}", "seed": "{facts.seed}", "list_hash": "{facts.list_hash}", '
        f'"entries": 3, "winners": {list(facts.winners)}}}'
    )
    code, said = run(tmp_path, given_json)
    assert code == 0
    assert "its hash is taken as it was posted" in said
